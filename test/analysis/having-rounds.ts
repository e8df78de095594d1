import type { AgreementRecord } from '../../src/analysis/agreements.ts';
import { assess, type GapReport } from '../../src/analysis/gap-report.ts';
import type { Answers, WrittenAnswer } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import type { Mode } from '../../src/scoring/responses.ts';
import { quoted } from '../../src/text/safe.ts';
import { amongGroups, type Said } from '../having.ts';

/** Somebody's answers; a text is the reason why a criterion is not applicable. */
export interface Person {
  readonly id: string;
  readonly group?: string;
  readonly answers: Readonly<Record<string, Said>>;
  /** The version of the checklist that was answered; that of the round without it. */
  readonly version?: string;
  readonly date?: string;
}

export interface RoundSettings {
  readonly date?: string;
  readonly mode?: Mode;
  readonly subject?: string;
  readonly agreed?: AgreementRecord;
}

/** The gap report on a round of these people; its checklist's digest is its version. */
export function roundOf(
  definition: Checklist,
  people: readonly Person[],
  { date = '2024-05-06', mode = 'full', subject = 'Company', agreed }: RoundSettings = {},
): GapReport {
  const files = people.map((person) => fileOf(definition, person, { date, subject }));
  return assess({
    generator: 'Gap report by align 0.0.0',
    subject,
    date,
    mode,
    checklist: { definition, digest: `digest of ${quoted(definition.version)}` },
    submissions: files.map((file) => {
      const { answers, group } = match(definition, file);
      return { id: file.respondent.id, group, answers, file, digest: 'f00d' };
    }),
    warnings: [],
    ...(agreed && { agreed }),
  });
}

/** The gap report on these people, who agreed on levels by criterion id. */
export function agreedRound(
  definition: Checklist,
  people: readonly Person[],
  agreed: Readonly<Record<string, AnswerValue>>,
): GapReport {
  const answers = new Map(Object.entries(agreed).map(([id, value]) => [id, { value }]));
  return roundOf(definition, people, { agreed: { answers, remarks: new Map() } });
}

/** The round of one person in sales, of a checklist that asks nobody else. */
export function alone(
  definition: Checklist,
  answers: Readonly<Record<string, Said>>,
  settings: RoundSettings & { readonly version?: string } = {},
): GapReport {
  const { version = definition.version } = settings;
  return roundOf(amongGroups(definition, 'sales'), [{ id: 'sam', answers, version }], settings);
}

function fileOf(
  definition: Checklist,
  { id, group = 'sales', answers, version, date }: Person,
  round: { readonly date: string; readonly subject: string },
): Answers {
  return {
    format: 1,
    checklist: { id: definition.id, version: version ?? definition.version },
    subject: round.subject,
    date: date ?? round.date,
    respondent: { id, group },
    answers: Object.fromEntries(
      Object.entries(answers).map(([name, said]): [string, WrittenAnswer] => [
        name,
        typeof said === 'string' ? { notApplicable: said } : said,
      ]),
    ),
  };
}
