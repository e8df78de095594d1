import { startWorkshop, type WorkshopRecord } from '../../src/conversation/workshop/advance.ts';
import type { WorkshopView } from '../../src/conversation/workshop/view.ts';
import type {
  Workshop,
  WorkshopEvent,
  WorkshopParticipant,
  WorkshopScript,
} from '../../src/conversation/workshop/workshop.ts';
import { afterwards } from '../conversation/workshops.ts';
import { flagshipLevels } from './having-interview.ts';

const THREE: readonly WorkshopParticipant[] = [
  { id: 'kathy', name: 'Kathy', group: 'marketing' },
  { id: 'sam', name: 'Sam', group: 'sales' },
  { id: 'ceo', name: 'Carla', group: 'leadership' },
];

const NAMES = ['Alina', 'Bodo', 'Chidi', 'Dörte', 'Emre', 'Fatma', 'Greta', 'Hamid', 'Ines'];

/** Three people, or a dozen. */
export function people(count: 3 | 12): readonly WorkshopParticipant[] {
  if (count === 3) return THREE;
  const groups = ['marketing', 'sales', 'leadership'];
  const others = NAMES.map((name, at) => ({
    id: `p${at}`,
    name,
    group: groups[Math.floor(at / 3)] ?? 'sales',
  }));
  return [...THREE, ...others];
}

/** These people before the levels of the flagship. */
function scriptOf(count: 3 | 12): WorkshopScript {
  return { checklist: flagshipLevels(), mode: 'full', people: people(count) };
}

/** A workshop of so many after some events. */
export function situated(
  count: 3 | 12,
  events: readonly WorkshopEvent[] = [],
  more: Partial<WorkshopView> & { readonly before?: WorkshopRecord } = {},
): WorkshopView {
  const { before, ...rest } = more;
  const script = scriptOf(count);
  const workshop: Workshop = before
    ? events.length === 0
      ? startWorkshop(script, before)
      : afterwards(events, script, before)
    : afterwards(events, script);
  return {
    script,
    workshop,
    saving: { isSaved: true, message: null },
    earlier: null,
    ...rest,
  };
}
