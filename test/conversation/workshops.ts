import fc from 'fast-check';
import { advance, startConversation } from '../../src/conversation/advance.ts';
import {
  type Conversation,
  type ConversationEvent,
  type ConversationRecord,
  emptyRecord,
  type Person,
  type Script,
} from '../../src/conversation/script.ts';
import { script } from './scripts.ts';

export const PEOPLE: readonly Person[] = [
  { id: 'kathy', name: 'Kathy', group: 'marketing' },
  { id: 'sam', name: 'Sam', group: 'sales' },
  { id: 'ceo', name: 'Carla', group: 'leadership' },
];

/** Workshop about the checklist of `scripts.ts`. */
export const workshopScript: Script = { ...script, isWorkshop: true };

/** A level, null for "don't know", or a reason. */
export type Card = number | null | string;

/** Votes in the order of the people. */
export function voted(
  criterion: string,
  cards: readonly Card[],
  people: readonly Person[] = PEOPLE,
): readonly ConversationEvent[] {
  return people.slice(0, cards.length).map(({ id: by }, at) => {
    const card = cards[at] ?? null;
    return typeof card === 'string'
      ? { type: 'not-applicable', criterion, by, reason: card }
      : { type: 'answered', criterion, by, value: card };
  });
}

/** Votes that are shown. */
export function shown(
  criterion: string,
  cards: readonly Card[],
  people: readonly Person[] = PEOPLE,
): readonly ConversationEvent[] {
  return [...voted(criterion, cards, people), { type: 'revealed', criterion }];
}

/** Second votes or corrections that are shown. */
export function again(
  criterion: string,
  cards: readonly Card[],
  kind: 'second' | 'correction' = 'second',
): readonly ConversationEvent[] {
  return [{ type: 'voted-again', criterion, kind }, ...shown(criterion, cards)];
}

/** A workshop after some events. */
export function afterwards(
  events: readonly ConversationEvent[],
  of: Script = workshopScript,
  before: ConversationRecord = { people: PEOPLE, said: {}, agreed: emptyRecord },
): Conversation {
  return events.reduce<Conversation>(
    (own, event) => advance(of, own, event),
    startConversation(of, before),
  );
}

export const next = (criterion: string): ConversationEvent => ({ type: 'went-on', criterion });

const SOMEBODY: Person = { id: 'somebody', name: 'Somebody', group: 'sales' };

const id = fc.constantFrom(
  ...['goal', 'budget', 'team', 'price', 'calls', 'nobody-asks-this', '__proto__'],
);
const text = fc.constantFrom('', ' ', 'a note', 'two\nlines', 'x'.repeat(20_001));
const by = fc.constantFrom('kathy', 'sam', 'ceo', 'lee', 'stranger');

/** Every kind of event, sensible or not. */
export const anyWorkshopEvent: fc.Arbitrary<ConversationEvent> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('answered' as const),
      criterion: id,
      by,
      value: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('not-applicable' as const),
      criterion: id,
      by,
      reason: fc.constantFrom('', 'no reps', 'no budget'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('withdrawn' as const), criterion: id, by }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('revealed' as const), criterion: id }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('voted-again' as const),
      criterion: id,
      kind: fc.constantFrom('second' as const, 'correction' as const),
    }),
  },
  fc.record({
    type: fc.constant('agreed' as const),
    criterion: id,
    value: fc.option(fc.integer({ min: 0, max: 5 })),
    note: fc.option(text, { nil: undefined }),
  }),
  fc.record({ type: fc.constant('noted' as const), criterion: id, note: text }),
  fc.record({
    type: fc.constant('evidenced' as const),
    criterion: id,
    evidence: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('joined' as const),
    person: fc.constantFrom({ id: 'lee', name: 'Lee', group: 'sales' }, PEOPLE[0] ?? SOMEBODY),
  }),
  fc.record({ type: fc.constant('left' as const), id: by }),
  fc.record({ type: fc.constant('renamed' as const), id: by, name: fc.constantFrom('', 'Kim') }),
  fc.record({ type: fc.constant('skipped' as const), criterion: id }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('went-on' as const), criterion: id }) },
  { weight: 2, arbitrary: fc.constant({ type: 'went-back' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('went-to' as const), criterion: id }) },
  fc.constant({ type: 'opened-review' as const }),
);
