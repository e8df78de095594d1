import fc from 'fast-check';
import {
  advanceWorkshop,
  startWorkshop,
  type WorkshopRecord,
} from '../../src/conversation/workshop/advance.ts';
import type {
  Vote,
  Workshop,
  WorkshopEvent,
  WorkshopParticipant,
  WorkshopScript,
} from '../../src/conversation/workshop/workshop.ts';
import { script } from './scripts.ts';

export const PEOPLE: readonly WorkshopParticipant[] = [
  { id: 'kathy', name: 'Kathy', group: 'marketing' },
  { id: 'sam', name: 'Sam', group: 'sales' },
  { id: 'ceo', name: 'Carla', group: 'leadership' },
];

/** Three people before the checklist of `scripts.ts`. */
export const workshopScript: WorkshopScript = { ...script, people: PEOPLE };

/** Votes in the order of the people: a level, null for "I don't know", or a reason. */
export function voted(
  criterion: string,
  cards: readonly (number | null | string)[],
  isSecond = false,
  people: readonly WorkshopParticipant[] = PEOPLE,
): WorkshopEvent {
  const votes = Object.fromEntries(
    people.slice(0, cards.length).map(({ id }, at) => [id, asVote(cards[at] ?? null)]),
  );
  return { type: 'voted', criterion, votes, isSecond };
}

function asVote(card: number | null | string): Vote {
  return typeof card === 'string' ? { notApplicable: card } : { value: card };
}

/** A workshop after some events. */
export function afterwards(
  events: readonly WorkshopEvent[],
  of: WorkshopScript = workshopScript,
  before?: WorkshopRecord,
): Workshop {
  return events.reduce<Workshop>(
    (own, event) => advanceWorkshop(of, own, event),
    startWorkshop(of, before),
  );
}

export const next = (criterion: string): WorkshopEvent => ({ type: 'went-on', criterion });

const id = fc.constantFrom(
  'goal',
  'budget',
  'team',
  'price',
  'calls',
  'nobody-asks-this',
  '__proto__',
);
const text = fc.constantFrom('', ' ', 'a note', 'two\nlines', 'x'.repeat(20_001));
const vote: fc.Arbitrary<Vote> = fc.oneof(
  fc.record({ value: fc.option(fc.integer({ min: 0, max: 5 })) }),
  fc.record({ notApplicable: fc.constantFrom('', 'no reps', 'no budget') }),
);

/** Every kind of event, sensible or not. */
export const anyWorkshopEvent: fc.Arbitrary<WorkshopEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('voted' as const),
      criterion: id,
      votes: fc.oneof(
        { weight: 6, arbitrary: fc.record({ kathy: vote, sam: vote, ceo: vote }) },
        fc.record({ kathy: vote, sam: vote }),
        fc.record({ kathy: vote, stranger: vote }),
      ),
      isSecond: fc.boolean(),
    }),
  },
  fc.record({
    type: fc.constant('agreed' as const),
    criterion: id,
    value: fc.option(fc.integer({ min: 0, max: 5 })),
  }),
  fc.record({ type: fc.constant('noted' as const), criterion: id, note: text }),
  fc.record({
    type: fc.constant('evidenced' as const),
    criterion: id,
    evidence: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('skipped' as const), criterion: id }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('went-on' as const), criterion: id }) },
  { weight: 2, arbitrary: fc.constant({ type: 'went-back' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('went-to' as const), criterion: id }) },
  fc.constant({ type: 'opened-review' as const }),
);
