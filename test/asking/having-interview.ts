import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { inject } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { startConversation } from '../../src/conversation/advance.ts';
import {
  alone,
  type Conversation,
  emptyRecord,
  type ResponseRecord,
} from '../../src/conversation/script.ts';
import type { ConversationView, Earlier } from '../../src/conversation/view.ts';
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

const SAM = { id: 'sam', name: 'Sam', role: 'VP Sales', group: 'sales' };

/** Facts about a session that its screens show. */
export const SETTING = {
  heading: 'Sam, VP Sales · Sales',
  groups: new Map([
    ['marketing', 'Marketing'],
    ['sales', 'Sales'],
    ['leadership', 'Leadership'],
  ]),
  hidesNames: false,
};

/** An interview with Sam that has just begun; `more` is what is different. */
export function having(
  checklist: Checklist,
  more: Partial<Omit<ConversationView, 'state'>> & {
    readonly said?: Partial<Conversation> & Partial<ResponseRecord>;
  } = {},
): ConversationView {
  const { said: { answers = {}, remarks = {}, ...state } = {}, ...rest } = more;
  const script = rest.script ?? { checklist, mode: 'full' };
  const record = { ...alone(SAM, { ...emptyRecord, answers, remarks }) };
  const start = startConversation(script, { ...record, said: {} });
  return {
    script,
    state: { ...start, ...record, ...state },
    saving: { isSaved: true, message: null },
    earlier: null,
    setting: SETTING,
    ...rest,
  };
}

/** Sam's answers in an earlier round. */
export function earlierWith(
  answers: ResponseRecord['answers'],
  more: Partial<Earlier> = {},
): Earlier {
  return {
    date: '2012-08-06',
    answers: new Map([['sam', new Map(Object.entries(answers))]]),
    promises: new Map(),
    ...more,
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
