import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;

/** Whether keys of this device may be used here, and if not, what is missing. */
export type PasskeyReach = 'here' | 'address' | 'browser';

/** Browsers lend their keys to names reached safely: https, or this machine by its name; never to an address in figures. */
export function passkeyReach(secure: boolean, hostname: string, known: boolean): PasskeyReach {
  const figures = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  if (!secure || figures) return 'address';
  return known ? 'here' : 'browser';
}

/** null: the person or the device said no. `known`: this device has one already. */
export async function makePasskey(options: Options): Promise<RegistrationResponseJSON | 'known' | null> {
  const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser');
  try {
    return await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
  } catch (fault) {
    const code = fault instanceof WebAuthnError ? fault.code : null;
    return code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'known' : null;
  }
}

/** null: the person or the device said no. */
export async function answerWithPasskey(options: Options): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    return await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
  } catch {
    return null;
  }
}
