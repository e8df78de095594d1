import {
  type ConversationEvent,
  type ConversationRecord,
  emptyRecord,
  type Person,
} from '../../src/conversation/script.ts';
import type { ConversationView } from '../../src/conversation/view.ts';
import { afterwards } from '../conversation/workshops.ts';
import { flagshipLevels, SETTING } from './having-interview.ts';

const THREE: readonly Person[] = [
  { id: 'kathy', name: 'Kathy', group: 'marketing' },
  { id: 'sam', name: 'Sam', group: 'sales' },
  { id: 'ceo', name: 'Carla', group: 'leadership' },
];

const NAMES = ['Alina', 'Bodo', 'Chidi', 'Dörte', 'Emre', 'Fatma', 'Greta', 'Hamid', 'Ines'];

/** Three people, or a dozen. */
export function people(count: 3 | 12): readonly Person[] {
  if (count === 3) return THREE;
  const groups = ['marketing', 'sales', 'leadership'];
  const others = NAMES.map((name, at) => ({
    id: `p${at}`,
    name,
    group: groups[Math.floor(at / 3)] ?? 'sales',
  }));
  return [...THREE, ...others];
}

/** A workshop of so many about the levels of the flagship, after some events. */
export function situated(
  count: 3 | 12,
  events: readonly ConversationEvent[] = [],
  more: Partial<ConversationView> & { readonly before?: Partial<ConversationRecord> } = {},
): ConversationView {
  const { before = {}, ...rest } = more;
  const script = { checklist: flagshipLevels(), mode: 'full', isWorkshop: true } as const;
  const record = { people: people(count), said: {}, agreed: emptyRecord, ...before };
  return {
    script,
    state: afterwards(events, script, record),
    saving: { isSaved: true, message: null },
    earlier: null,
    setting: { ...SETTING, heading: 'Workshop, Lakeshore Metrics' },
    ...rest,
  };
}
