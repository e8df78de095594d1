import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { inject } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { startInterview } from '../../src/conversation/script.ts';
import type { InterviewView } from '../../src/conversation/solo/view.ts';
import type { Canvas } from '../../src/terminal/frame.ts';

/** Flagship checklist of the package. */
export function flagship(): Checklist {
  const file = join(inject('packageFolder'), 'dist', 'checklists', 'lead-gen-alignment.json');
  return JSON.parse(readFileSync(file, 'utf8')).definition;
}

/**
 * The flagship without the three texts that open it. Every criterion allows "not applicable", so the
 * first one has levels and takes every kind of answer.
 */
export function flagshipLevels(): Checklist {
  const whole = flagship();
  const points = whole.points
    .filter(({ id }) => id !== 'three-questions')
    .map((point) => ({
      ...point,
      criteria: point.criteria.map((own) => ({ ...own, notApplicable: true })),
    }));
  return { ...whole, points };
}

/** File of the flagship whose first criterion has levels, and takes every kind of answer. */
export const LEVELS_YAML = `format: 1
id: levels
version: 1.0.0
extends: lead-gen-alignment
points:
  - { id: three-questions, drop: true }
  - { id: executive-mandate, criteria: [{ id: exec-sponsorship, notApplicable: true }] }
`;

/** Ids of all criteria, in the order of the checklist. */
export function idsOf(checklist: Checklist): readonly string[] {
  return criteriaOf(checklist).map(({ criterion }) => criterion.id);
}

/** An interview that has just begun; `more` is what is different. */
export function having(
  checklist: Checklist,
  more: Partial<InterviewView> & { readonly said?: Partial<InterviewView['interview']> } = {},
): InterviewView {
  const { said, ...rest } = more;
  const script = rest.script ?? { checklist, mode: 'full' };
  return {
    script,
    interview: { ...startInterview(script), ...said },
    saving: { isSaved: true, message: null },
    earlier: null,
    ...rest,
  };
}

/** A window without colours. */
export function canvas(columns: number, rows: number): Canvas {
  return { columns, rows, paint: new Chalk({ level: 0 }) };
}

/** A checklist of one criterion with these texts. */
export function checklistOf(
  question: string,
  levels: LevelsCriterion['levels'],
  more: Partial<LevelsCriterion> = {},
): Checklist {
  return {
    format: 1,
    id: 'small',
    version: '1.0.0',
    title: 'Small',
    bands: [{ id: 'all', from: 0, title: 'All' }],
    points: [
      {
        id: 'only',
        title: question,
        weight: 1,
        criteria: [{ id: 'one', question, levels, ...more }],
      },
    ],
  };
}
