/** Between the tabs of one person on one device. Messages are structured clones; never to oneself. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

export type OpenChannel = (name: string, receive: (message: unknown) => void) => Channel;

const SILENT: Channel = { post: () => undefined, close: () => undefined };

/** Where the browser has no BroadcastChannel the tabs meet at the relay only. */
export const openBroadcastChannel: OpenChannel = (name, receive) => {
  if (typeof BroadcastChannel === 'undefined') return SILENT;
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    receive(event.data);
  };
  let open = true;
  return {
    // A closed channel throws; what comes that late nobody needs.
    post: (message) => {
      if (open) channel.postMessage(message);
    },
    close: () => {
      open = false;
      channel.close();
    },
  };
};
