import type { ImportChoice, ImportPlace, ImportProblem, ImportProblemCode, ImportedArea } from './imported-plan.ts';
import type { SourceRef } from './source.ts';

/** What a problem is before the plan's names are put into its place. */
export interface ProblemDraft {
  code: ImportProblemCode;
  text: string;
  where: ImportPlace[];
  source: SourceRef[];
  choices?: ImportChoice[];
  subject?: ImportProblem['subject'];
  /** Problems with one key are the same one, met in several places. */
  key?: string;
}

/** Gathers problems; the same one in several rows is told once with every place. */
export class ProblemList {
  private readonly drafts: ProblemDraft[] = [];
  private readonly byKey = new Map<string, ProblemDraft>();

  add(draft: ProblemDraft): void {
    const known = draft.key === undefined ? undefined : this.byKey.get(draft.key);
    if (known === undefined) {
      this.drafts.push(draft);
      if (draft.key !== undefined) this.byKey.set(draft.key, draft);
      return;
    }
    known.where.push(...draft.where);
    known.source.push(...draft.source);
  }

  /** The problems in the order of the plan, also put with each objective they touch. */
  finish(areas: readonly ImportedArea[]): ImportProblem[] {
    const counts = new Map<string, number>();
    const problems = this.drafts.map((draft): ImportProblem => {
      const count = (counts.get(draft.code) ?? 0) + 1;
      counts.set(draft.code, count);
      const first = draft.where[0];
      const area = first === undefined ? undefined : areas[first.area];
      const objective = first?.objective == null ? undefined : area?.objectives[first.objective];
      return {
        id: `${draft.code}-${count}`,
        code: draft.code,
        place: {
          area: area === undefined || area.name === '' ? null : area.name,
          objective: objective?.title ?? null,
          field: first?.field ?? null,
        },
        text: draft.text,
        where: draft.where,
        source: distinct(draft.source),
        choices: draft.choices ?? [],
        ...(draft.subject === undefined ? {} : { subject: draft.subject }),
      };
    });
    for (const problem of problems) {
      for (const { area, objective } of problem.where) {
        if (objective === null) continue;
        const touched = areas[area]?.objectives[objective];
        if (touched !== undefined && !touched.problems.includes(problem)) touched.problems.push(problem);
      }
    }
    return problems;
  }
}

function distinct(refs: readonly SourceRef[]): SourceRef[] {
  return [...new Map(refs.map((ref) => [`${ref.block} ${ref.row} ${ref.column}`, ref])).values()];
}
