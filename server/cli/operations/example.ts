import type { EnteHost } from '../../entity/ente-host.ts';
import { EXAMPLE_ENTITY, fillExample } from '../../example/fill-example.ts';
import { EXAMPLE_LOGINS } from '../../example/logins.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';

/** Makes the example where there is no real ente, and says how to get in; the same again when it is there. */
export async function makeExample(host: EnteHost): Promise<Outcome> {
  if (host.hasReal)
    return refusal(2, 'In questa cartella c’è un Comune vero: l’esempio vuole una cartella sua (TRAGUARDO_DATA).');
  const there = host.hasExample;
  const ente = await host.startExample(EXAMPLE_ENTITY, fillExample);
  const { entity, years } = ente.registry;
  const logins = EXAMPLE_LOGINS.map(({ identifier, password, name, role }) => ({ identifier, password, name, role }));
  const answer = done(
    `${JSON.stringify({ entity: { name: entity.name, province: entity.province }, year: years.at(-1), logins }, null, 2)}\n`,
  );
  return there ? { ...answer, err: 'Il Comune di esempio c’è già: questi sono i suoi accessi.\n' } : answer;
}
