import fc from 'fast-check';
import type { Criterion } from '../../src/checklist/checklist.ts';
import {
  advance as advanceConversation,
  startConversation,
} from '../../src/conversation/advance.ts';
import {
  alone,
  type Conversation,
  type ConversationEvent,
  emptyRecord,
  type Person,
  type ResponseRecord,
  recordBy,
  type Script,
} from '../../src/conversation/script.ts';
import { checklist, criterion, point } from '../having.ts';

export const SAM: Person = { id: 'sam', name: 'Sam', group: 'sales' };

/** Conversation with one respondent, beside the record of that respondent. */
export interface Interview extends Conversation, ResponseRecord {}

function interviewOf(state: Conversation): Interview {
  return { ...state, ...recordBy(state, SAM) };
}

/** Starts an interview with one respondent. */
export function startInterview(of: Script, said: ResponseRecord = emptyRecord): Interview {
  return interviewOf(startConversation(of, alone(SAM, said)));
}

/** Applies an event to an interview with one respondent. */
export function advance(of: Script, interview: Interview, event: ConversationEvent): Interview {
  const { answers, remarks, ...state } = interview;
  const next = advanceConversation(of, state, event);
  return { ...next, ...recordBy(next, SAM) };
}

/** Goal decides whether budget and price are asked; team and price are key criteria. */
export const script: Script = {
  checklist: checklist(
    point(
      'before',
      1,
      criterion('goal', { key: true }),
      criterion('budget', { when: { criterion: 'goal', atLeast: 2 } }),
    ),
    point(
      'stand',
      1,
      criterion('team', { key: true }),
      criterion('price', { when: { criterion: 'goal', atLeast: 1 }, key: true }),
    ),
    point('after', 1, criterion('calls')),
  ),
  mode: 'full',
};

/** Somebody's level, "I don't know" or reason for some criteria. */
export function saying(answers: Readonly<Record<string, number | null | string>>): ResponseRecord {
  return {
    ...emptyRecord,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, said]) => [
        id,
        typeof said === 'string' ? { notApplicable: said } : { value: said },
      ]),
    ),
  };
}

/** An interview after some events: a number or null answers what is asked, other things are events. */
export function following(
  events: readonly (number | null | ConversationEvent)[],
  of: Script = script,
  said: ResponseRecord = emptyRecord,
): Interview {
  return events.reduce<Interview>(
    (interview, event) => advance(of, interview, asEvent(interview, event)),
    startInterview(of, said),
  );
}

function asEvent(
  { current }: Interview,
  event: number | null | ConversationEvent,
): ConversationEvent {
  if (typeof event === 'object' && event !== null) return event;
  return { type: 'answered', criterion: current ?? '', value: event };
}

/** Short names for events about the criterion that is named. */
export const went = {
  back: { type: 'went-back' },
  to: (id: string) => ({ type: 'went-to', criterion: id }),
} as const satisfies Record<string, ConversationEvent | ((id: string) => ConversationEvent)>;
export const skip = (id: string): ConversationEvent => ({ type: 'skipped', criterion: id });
export const note = (id: string, text: string): ConversationEvent => ({
  type: 'noted',
  criterion: id,
  note: text,
});
export const review: ConversationEvent = { type: 'opened-review' };

const IDS = ['goal', 'budget', 'team', 'price', 'calls', 'nobody-asks-this', 'constructor'];
const id = fc.constantFrom(...IDS);
const text = fc.constantFrom('', ' ', 'a note', 'two\nlines', 'x'.repeat(20_001), '\ud83d');

/** Every kind of event, sensible or not. */
export const anyEvent: fc.Arbitrary<ConversationEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('answered' as const),
      criterion: id,
      value: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
  },
  fc.record({ type: fc.constant('not-applicable' as const), criterion: id, reason: text }),
  fc.record({ type: fc.constant('noted' as const), criterion: id, note: text }),
  fc.record({
    type: fc.constant('evidenced' as const),
    criterion: id,
    evidence: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('withdrawn' as const), criterion: id }),
  fc.record({ type: fc.constant('skipped' as const), criterion: id }),
  { weight: 2, arbitrary: fc.constant({ type: 'went-back' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('went-to' as const), criterion: id }) },
  fc.constant({ type: 'opened-review' as const }),
);

/** Checklists of up to three points whose criteria may depend on earlier ones. */
export const anyScript: fc.Arbitrary<Script> = fc
  .record({
    points: fc.array(
      fc.array(
        fc.record({
          key: fc.boolean(),
          on: fc.nat(9),
          atLeast: fc.nat(4),
          hasCondition: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    mode: fc.constantFrom('full' as const, 'express' as const),
  })
  .map(({ points, mode }) => {
    const before: string[] = [];
    const made = points.map((criteria, p) =>
      point(
        `p${p}`,
        1,
        ...criteria.map((own): Criterion => {
          const name = `c${before.length}`;
          const on = before[own.on % Math.max(before.length, 1)];
          const isConditional = own.hasCondition && on !== undefined;
          before.push(name);
          return criterion(name, {
            key: own.key,
            ...(isConditional ? { when: { criterion: on, atLeast: own.atLeast } } : {}),
          });
        }),
      ),
    );
    return { checklist: checklist(...made), mode };
  });
