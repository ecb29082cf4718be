import type * as v from 'valibot';
import { createSend } from './request.ts';

/** Sends a file as it is, saying how much of it has left. Throws `RequestFailure`, nothing else. */
export function sendFile<Output>(
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
): Promise<Output> {
  // `fetch` does not say how far it is.
  const post = () =>
    new Promise<Response>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', path);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.setRequestHeader('accept', 'application/json');
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => {
        onProgress(total === 0 ? 1 : loaded / total);
      };
      request.onload = () => {
        resolve(new Response(request.responseText, { status: request.status }));
      };
      request.onerror = request.onabort = () => {
        reject(new TypeError());
      };
      request.send(file);
    });
  return createSend(post)('POST', path, schema);
}
