import { Hono } from 'hono';
import { RecoveryOffer } from '#lib/protocol/recovery.ts';
import type { RecoveryResult, RecoveryStanding } from '#lib/protocol/recovery.ts';
import { recoverableUntil } from '../../backup/restore-database.ts';
import type { Ente } from '../../entity/ente.ts';
import { RecoveryRefused } from '../../relay/intake.ts';
import type { StoredDocument } from '../../storage/document-store.ts';
import type { AppEnv, Services } from '../context.ts';
import { HttpProblem, invalid } from '../problem.ts';
import { PLAN_BODY, readBody } from '../request-body.ts';

/** After a restore: devices hand back what the copy did not have. Reading is enough, the messenger owns nothing. */
export function recoveryRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/documents/:id/recovery', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    const document = await readable(ente, person, c.req.param('id'));
    const standing: RecoveryStanding = {
      epoch: document.epoch,
      vector: Buffer.from(await ente.relay.vector(document.id)).toString('base64'),
      open: isOpen(ente, document),
    };
    return c.json(standing);
  });

  routes.post('/documents/:id/recovery', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    const document = await readable(ente, person, c.req.param('id'));
    if (!isOpen(ente, document)) throw new HttpProblem('recovery-closed');
    const { update, owners } = await readBody(c, RecoveryOffer, PLAN_BODY);
    for (const [index, entry] of owners.entries())
      if (!ente.seals.holds(document.id, entry)) throw invalid(`owners.${index}`, 'La firma non è del Comune.');
    try {
      const result: RecoveryResult = {
        rows: await ente.relay.recover(document.id, {
          messenger: person,
          mayWrite: ente.accessOf(person, document) === 'write',
          update: Buffer.from(update, 'base64'),
          owners: new Map(owners.map((entry) => [entry.client, entry.person])),
        }),
      };
      return c.json(result);
    } catch (fault) {
      if (fault instanceof RecoveryRefused) throw new HttpProblem('recovery-refused');
      throw fault;
    }
  });

  return routes;
}

/** Unknown and forbidden look alike. */
async function readable(ente: Ente, person: string, id: string): Promise<StoredDocument> {
  const document = await ente.store.find(id);
  if (document === null || ente.accessOf(person, document) === 'none') throw new HttpProblem('not-found');
  return document;
}

function isOpen(ente: Ente, document: StoredDocument): boolean {
  const until = recoverableUntil(ente);
  return document.state === 'open' && until !== null && ente.clock() < until;
}
