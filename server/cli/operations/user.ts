import { parseArgs } from 'node:util';
import { newId } from '#lib/documents/new-id.ts';
import { personName } from '#lib/domain/org.ts';
import type { Person } from '#lib/domain/org.ts';
import { perform } from '../../commands/perform.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import type { Ente } from '../../entity/ente.ts';
import { StartFault } from '../../start-fault.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { USER_HELP } from '../usage.ts';

const ROLES = ['segretario', 'administrator'] as const;

/** Accounts without the screen: for the first administrator, or when nobody gets in any more. */
export async function user(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  const [verb, ...rest] = args;
  const { positionals, values } = read(rest);
  const { base = '' } = values;
  if (verb === undefined || verb === 'help') return done(USER_HELP);
  switch (verb) {
    case 'create':
      return create(host.ente, positionals, values.role, base);
    case 'invite': {
      const person = find(host.ente, positionals);
      if (host.ente.accounts.ofPerson(person.id) !== null)
        return refusal(2, `${personName(person)} ha già un accesso: usa «user reset».`);
      return link(host.ente, person, base);
    }
    case 'reset': {
      const person = find(host.ente, positionals);
      if (host.ente.accounts.ofPerson(person.id) === null)
        return refusal(2, `${personName(person)} non ha ancora un accesso: usa «user invite».`);
      return link(host.ente, person, base);
    }
    case 'deactivate': {
      const person = find(host.ente, positionals);
      if (host.ente.accounts.ofPerson(person.id) === null)
        return refusal(2, `${personName(person)} non ha un accesso.`);
      await perform(host.ente, null, { type: 'account.deactivate', person: person.id });
      return done(`L’accesso di ${personName(person)} è disattivato.\n`);
    }
    case 'second-factor': {
      const person = find(host.ente, positionals);
      if (host.ente.accounts.ofPerson(person.id) === null)
        return refusal(2, `${personName(person)} non ha un accesso.`);
      await perform(host.ente, null, { type: 'account.second-factor.remove', person: person.id });
      return done(`${personName(person)} ora entra con la sola password, e le viene detto.\n`);
    }
    case 'emergency': {
      const person = find(host.ente, positionals);
      if (host.ente.accounts.ofPerson(person.id) === null)
        return refusal(2, `${personName(person)} non ha un accesso.`);
      const on = values.off !== true;
      await host.ente.change(null, 'account.emergency', { person: person.id, on }, () =>
        host.ente.accounts.setEmergency(person.id, on),
      );
      return done(
        on
          ? `${personName(person)} può entrare con la password anche con OIDC_ONLY=1.\n`
          : `${personName(person)} con OIDC_ONLY=1 non entra più con la password.\n`,
      );
    }
    default:
      return refusal(2, `Non conosco «user ${verb}»; «user» da solo spiega come.`);
  }
}

async function create(
  ente: Ente,
  [givenName, familyName, ...more]: string[],
  role: string | undefined,
  base: string,
): Promise<Outcome> {
  if (givenName === undefined || familyName === undefined || more.length > 0) {
    return refusal(2, 'Si usa così: user create NOME COGNOME [--role segretario|administrator]');
  }
  const known = ROLES.find((one) => one === role);
  if (role !== undefined && known === undefined) return refusal(2, '--role può essere segretario o administrator.');
  const person: Person = { id: newId(), givenName, familyName, title: '' };
  if (ente.registry.people.some((one) => sameName(one, personName(person)))) {
    return refusal(2, `${personName(person)} c’è già: usa «user invite».`);
  }
  await perform(ente, null, { type: 'person.save', person });
  if (known !== undefined) {
    const incarico = { id: newId(), person: person.id, role: known, area: null, act: '', from: ente.today, to: null };
    await perform(ente, null, { type: 'incarico.save', incarico });
  }
  return link(ente, person, base);
}

async function link(ente: Ente, person: Person, base: string): Promise<Outcome> {
  const result = await perform(ente, null, { type: 'account.invite', person: person.id });
  return done(`Link per ${personName(person)}, vale 7 giorni e una volta sola:\n${base}${result.link ?? ''}\n`);
}

function find(ente: Ente, positionals: readonly string[]): Person {
  const text = positionals.join(' ').trim();
  if (text === '') throw new StartFault('Manca la persona: il nome utente, l’e-mail o «Nome Cognome».', 2);
  const account = ente.accounts.ofIdentifier(text.toLowerCase());
  const matches = ente.registry.people.filter(
    (person) => person.id === text || person.id === account?.person || sameName(person, text),
  );
  const [person] = matches;
  if (person === undefined) throw new StartFault(`Non c’è nessuno che si chiami «${text}».`, 2);
  if (matches.length > 1)
    throw new StartFault(`Più persone si chiamano «${text}»: indica il nome utente o l’identificativo.`, 2);
  return person;
}

function sameName(person: Person, text: string): boolean {
  return personName(person).localeCompare(text, 'it', { sensitivity: 'accent' }) === 0;
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string' }, base: { type: 'string' }, off: { type: 'boolean' } },
    });
  } catch {
    throw new StartFault('C’è un’opzione che non conosco; «user» da solo spiega come.', 2);
  }
}
