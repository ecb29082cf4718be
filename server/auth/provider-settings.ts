import * as v from 'valibot';
import { isLoopback } from '../http/client-address.ts';
import { readSecretVariable } from '../secret-variable.ts';
import { StartFault } from '../start-fault.ts';
import type { ProviderSettings } from './provider.ts';

const ISSUER_FAULT =
  'OIDC_ISSUER deve essere l’indirizzo https del sistema di accesso, per esempio https://accesso.comune.esempio.it.';
const ROLES_FAULT =
  'OIDC_ROLES si scrive attributo=valore, con più valori separati da virgole, per esempio groups=traguardo,performance.';

const Environment = v.object({
  OIDC_ISSUER: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => URL.canParse(text) && isSafe(new URL(text)), ISSUER_FAULT),
    ),
  ),
  OIDC_CLIENT_ID: v.optional(v.pipe(v.string(), v.maxLength(300, 'OIDC_CLIENT_ID è troppo lungo.'))),
  OIDC_NAME: v.optional(v.pipe(v.string(), v.maxLength(40, 'OIDC_NAME può avere al massimo 40 caratteri.'))),
  OIDC_CLAIM: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w:./-]{1,200}$/, 'OIDC_CLAIM deve essere il nome di un attributo, per esempio email.'),
    ),
    'email',
  ),
  OIDC_ROLES: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w:./-]+=.+$/, ROLES_FAULT),
      v.transform((text) => {
        const at = text.indexOf('=');
        const values = text.slice(at + 1).split(',');
        return { claim: text.slice(0, at), values: values.map((one) => one.trim()).filter((one) => one !== '') };
      }),
      v.check(({ values }) => values.length > 0, ROLES_FAULT),
    ),
  ),
  OIDC_ONLY: v.optional(v.picklist(['0', '1'], 'OIDC_ONLY può essere 1 (solo l’accesso del Comune) o 0.'), '0'),
});

const ANY = /^OIDC_/;

/** The organisation's own sign-in, by environment; null when nothing is said of it. Throws StartFault. */
export function readProviderSettings(environment: Record<string, string | undefined>): ProviderSettings | null {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => ANY.test(name) && value !== undefined && value.trim() !== ''),
  );
  if (Object.keys(given).length === 0) return null;
  const result = v.safeParse(Environment, given);
  if (!result.success) throw new StartFault(result.issues[0].message, 2);
  const settings = result.output;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = settings;
  if (issuer === undefined || clientId === undefined)
    throw new StartFault('Per l’accesso del Comune servono almeno OIDC_ISSUER e OIDC_CLIENT_ID.', 2);
  return {
    issuer,
    clientId,
    clientSecret: readSecretVariable(environment, 'OIDC_CLIENT_SECRET'),
    name: settings.OIDC_NAME ?? new URL(issuer).hostname,
    claim: settings.OIDC_CLAIM,
    admits: settings.OIDC_ROLES ?? null,
    only: settings.OIDC_ONLY === '1',
  };
}

/** Tokens travel there: https, or this very machine. */
function isSafe(url: URL): boolean {
  if (url.username !== '' || url.search !== '' || url.hash !== '') return false;
  const here = url.hostname === 'localhost' || isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  return url.protocol === 'https:' || (url.protocol === 'http:' && here);
}
