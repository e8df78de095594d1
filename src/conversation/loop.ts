import type { SaveState } from '../io/io.ts';
import type { Navigation } from './navigation.ts';

/** Shows the state and the result of the last save, and waits for the next event. */
export type AskOf<State, Event> = (state: State, saving: SaveState) => Promise<Event>;

/** Saves the state. Never throws on errors of the disk. */
export type SaveOf<State> = (state: State) => SaveState;

/** Final state of a session and the result of the last save. */
export interface LoopResult<State> {
  readonly state: State;
  readonly saving: SaveState;
}

/** Transition function of a session. */
export interface Transitions<State, Event> {
  readonly advance: (state: State, event: Event) => State;
  /** True if an event changed something that must be saved. */
  readonly isWorthSaving: (before: State, after: State) => boolean;
}

/**
 * Asks, advances, and saves after every event that changes something worth it, before anything is
 * asked again. A saving that failed is tried again after every event. Somebody who ends with something
 * unsaved is told and asked once more; the second time it ends.
 */
export async function runLoop<State extends Navigation, Event>(
  { advance, isWorthSaving }: Transitions<State, Event>,
  start: State,
  ask: AskOf<State, Event>,
  save: SaveOf<State>,
): Promise<LoopResult<State>> {
  let state = start;
  let saving: SaveState = { isSaved: true, message: null };
  let isWarned = false;
  for (;;) {
    const next = advance(state, await ask(state, saving));
    if (isWorthSaving(state, next) || !saving.isSaved) saving = save(next);
    const isOver = next.status === 'finished' || next.status === 'stopped';
    if (isOver && (saving.isSaved || isWarned)) return { state: next, saving };
    isWarned = isOver;
    state = isOver ? { ...next, status: state.status } : next;
  }
}
