import type { SaveState } from '../io/io.ts';
import { advance } from './advance.ts';
import type { Conversation, ConversationEvent, Script } from './script.ts';

/**
 * Puts a conversation before people: a screen, lines, a form, a phone. Pure state goes out, events
 * come back; nothing else does.
 */
export interface Driver {
  /** Shows the state and waits for the next event. `saving` is `null` before anything was saved. */
  readonly ask: (state: Conversation, saving: SaveState | null) => Promise<ConversationEvent>;
}

/** Driver that can be told what others did while it waits. */
export interface Refreshable extends Driver {
  /** Shows a state that others changed; the answer to `ask` is still to come, and nothing typed is lost. */
  readonly refresh: (state: Conversation, saving: SaveState | null) => void;
}

/** Keeps a conversation; never throws on errors of the disk. */
export interface Keeper {
  readonly save: (state: Conversation) => SaveState;
  /**
   * Makes room for somebody who joins, before the event counts. Returns why that is impossible, or
   * `null`.
   */
  readonly admit?: (
    event: Extract<ConversationEvent, { type: 'joined' }>,
  ) => Promise<string | null>;
}

/** Final state of a conversation and the result of the last save. */
export interface LoopResult {
  readonly state: Conversation;
  readonly saving: SaveState | null;
}

/**
 * Asks, advances, and saves after every event that changes something worth it, before anything is
 * asked again. A saving that failed is tried again after every event. Somebody who ends with
 * something unsaved is told and asked once more; the second time it ends.
 */
export async function runLoop(
  script: Script,
  start: Conversation,
  { ask }: Driver,
  { save, admit }: Keeper,
): Promise<LoopResult> {
  let state = start;
  let saving: SaveState | null = null;
  let news: { readonly current: string | null; readonly saving: SaveState } | null = null;
  let isWarned = false;
  for (;;) {
    const event = await ask(state, saving);
    const refusal = event.type === 'joined' && admit ? await admit(event) : null;
    if (refusal !== null) {
      if (saving?.isSaved !== false) saving = { isSaved: true, message: refusal };
      continue;
    }
    const next = advance(script, state, event);
    if (isWorthSaving(state, next) || saving?.isSaved === false) {
      saving = save(next);
      const { current } = next;
      if (saving.message !== null) news = { current, saving };
      // News such as another path stays with its criterion, however fast votes follow.
      else if (news?.current === current && news.saving.isSaved) saving = news.saving;
    }
    const isOver = next.status === 'finished' || next.status === 'stopped';
    const isSaved = saving?.isSaved ?? true;
    if (isOver && (isSaved || isWarned)) return { state: next, saving };
    isWarned = isOver;
    state = isOver ? { ...next, status: state.status } : next;
  }
}

/** True if an event changed something that must be saved. */
function isWorthSaving(before: Conversation, after: Conversation): boolean {
  return (
    before.said !== after.said ||
    before.agreed !== after.agreed ||
    before.people !== after.people ||
    (before.status !== after.status && after.status === 'finished')
  );
}
