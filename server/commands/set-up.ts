import { newId } from '#lib/documents/new-id.ts';
import type { SetupInput } from '#lib/protocol/http.ts';
import type { EnteHost } from '../entity/ente-host.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { bringIn } from './bring-in.ts';
import { seedFaults } from './references.ts';

/** Makes the ente with its people, plan and first account, or nothing. Whoever sets it up administers it. */
export async function setUpEnte(host: EnteHost, input: SetupInput): Promise<void> {
  const { person, identifier, password } = input.account;
  if (!input.plan.people.some(({ id }) => id === person))
    throw invalid('account.person', 'Questa persona non è tra quelle indicate.');
  const faults = seedFaults(input.plan, null);
  if (faults.length > 0)
    throw new HttpProblem('invalid', { faults: faults.map((fault) => ({ ...fault, path: `plan.${fault.path}` })) });
  const administers = input.plan.incarichi.some(
    (incarico) => incarico.person === person && incarico.role === 'administrator',
  );
  const incarichi = administers
    ? input.plan.incarichi
    : [
        ...input.plan.incarichi,
        { id: newId(), person, role: 'administrator' as const, area: null, act: '', from: null, to: null },
      ];
  // What the Comune begins with is no import to take back.
  const plan = { ...input.plan, incarichi, id: undefined };
  await host.setUp(input.entity, async (ente) => {
    await bringIn(ente, null, { ...plan, objectives: [], chapters: [] });
    await ente.accounts.create(person, identifier, password, true);
    await bringIn(ente, person, plan);
  });
}
