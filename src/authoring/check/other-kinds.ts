import { basename } from 'node:path';
import type { Checklist } from '../../checklist/checklist.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { hasField } from '../../loading/round.ts';
import { parse } from '../../source/parse.ts';
import { type Source, throwIfAny } from '../../source/source.ts';
import { STDIN_NAME } from '../../storage/read.ts';
import { warningWords } from '../../words/warnings.ts';
import type { CheckResult, OtherKind } from './checked.ts';

const words = warningWords.checked;

/** Names of files, and fields that no other kind has. */
const MARKS: Readonly<
  Record<OtherKind, { readonly name: RegExp; readonly fields: readonly string[] }>
> = {
  configuration: { name: /^align\.config\./, fields: ['rounds', 'outputs'] },
  plan: { name: /^plan\./, fields: ['actions'] },
  map: { name: /^map\./, fields: ['confirmed', 'columns'] },
  brand: {
    name: /^brand\./,
    fields: ['logo', 'accent', 'preparedBy', 'preparedFor', 'confidentiality', 'paper', 'cover'],
  },
  policy: {
    name: /^policy\./,
    fields: [
      ...['minScore', 'minBand', 'maxAge', 'maxDrop', 'noNewGaps', 'waivers', 'minRespondents'],
      ...['minCoverage', 'maxPerceptionGap', 'expected', 'criteria', 'retired', 'left'],
    ],
  },
};

/** Returns the kind of a file by its fields, else by its name; `null` if it is none of these. */
export function otherKindOf({ file, value }: Source): OtherKind | null {
  const kinds = Object.keys(MARKS) as OtherKind[];
  const byField = kinds.find((kind) => MARKS[kind].fields.some((field) => hasField(value, field)));
  return byField ?? kinds.find((kind) => MARKS[kind].name.test(basename(file))) ?? null;
}

/** Finds the checklist that a file names by its id. */
export type FindChecklist = (id: string) => Promise<Checklist | null>;

/**
 * Checks a file by itself, and against its checklist where it names one.
 * @throws InputError with all errors
 */
export async function checkOtherKind(
  io: Io,
  kind: OtherKind,
  source: Source,
  find: FindChecklist,
): Promise<CheckResult> {
  return { about: await ABOUT[kind](io, source, find), warnings: [] };
}

type Check = (io: Io, source: Source, find: FindChecklist) => Promise<string>;

const ABOUT: Readonly<Record<OtherKind, Check>> = {
  configuration: async (io, source) => {
    const { readConfiguration } = await import('../../configuration/configuration.ts');
    await readConfiguration(io, source.file);
    return words.configuration;
  },
  policy: async (_, source, find) => {
    const [{ policySchema }, { checkPolicy }] = await Promise.all([
      import('../../policy/schema.ts'),
      import('../../policy/match.ts'),
    ]);
    const policy = parse(source, policySchema());
    refuseMisfit(source, await find(policy.checklist), (checklist) =>
      checkPolicy(checklist, policy),
    );
    return words.policy({ checklist: policy.checklist });
  },
  plan: async (_, source, find) => {
    const [{ planSchema }, { checkPlan }] = await Promise.all([
      import('../../plan/schema.ts'),
      import('../../plan/plan.ts'),
    ]);
    const plan = parse(source, planSchema());
    refuseMisfit(source, await find(plan.checklist.id), (checklist) => checkPlan(checklist, plan));
    return words.plan({ actions: plan.actions.length });
  },
  map: async (_, source) => {
    const { mapSchema } = await import('../../collecting/import/map.ts');
    const { columns = [], answers = [], confirmed } = parse(source, mapSchema());
    return words.map({ lines: columns.length + answers.length, isConfirmed: confirmed });
  },
  brand: async (io, source) => {
    const { brandSchema } = await import('../../report/schema/files.ts');
    parse(source, brandSchema());
    if (source.file !== STDIN_NAME) {
      const { loadBrand } = await import('../../loading/brand.ts');
      await loadBrand(io, source.file);
    }
    return words.brand;
  },
};

function refuseMisfit(
  source: Source,
  checklist: Checklist | null,
  check: (checklist: Checklist) => readonly Diagnostic[],
): void {
  if (checklist !== null) throwIfAny(source, check(checklist));
}
