import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import { answersSchema } from '../../src/answers/schema.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { checklistSchema } from '../../src/checklist/schema.ts';
import type { Mode, Participant } from '../../src/scoring/responses.ts';
import { type Scorecard, scoreAudit } from '../../src/scoring/scorecard.ts';
import { parse } from '../../src/source/parse.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';

/** The checklist that comes with align. */
export const flagship: Checklist = parse(
  source('checklists/lead-gen-alignment.yaml'),
  checklistSchema(),
);

/** Everybody's answers in a folder of `examples/`. */
export function roundOf(folder: string): readonly (Participant & { readonly file: Answers })[] {
  const path = join('examples', folder);
  return readdirSync(path).map((name) => {
    const file = parse(source(join(path, name)), answersSchema());
    const { answers, group } = match(flagship, file);
    return { id: file.respondent.id, group, answers, file };
  });
}

/** The scores of such a folder. */
export function scorecardOf(folder: string, mode: Mode = 'full'): Scorecard {
  return scoreAudit(flagship, roundOf(folder), mode);
}

function source(path: string) {
  return readYaml(path, readFileSync(path, 'utf8'));
}

export const AUGUST = 'lakeshore-metrics/2012-08-06';
export const OCTOBER = 'lakeshore-metrics/2012-10-15';
export const NORRBRUK = 'norrbruk-fittings/2024-03-11';
