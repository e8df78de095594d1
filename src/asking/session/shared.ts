import { join, resolve } from 'node:path';
import { advance, startConversation } from '../../conversation/advance.ts';
import type { Driver, Refreshable } from '../../conversation/loop.ts';
import type {
  AnswerEvent,
  Ballot,
  Conversation,
  ConversationEvent,
  ConversationRecord,
  Script,
} from '../../conversation/script.ts';
import type { Setting } from '../../conversation/view.ts';
import { nodeFileSystem } from '../../io/file-system.ts';
import type { Io, SaveState } from '../../io/io.ts';
import { VOTE_LOG } from '../../loading/round.ts';
import type { Phones } from '../../phones/phones.ts';
import { type Log, openLog, readLog } from '../../storage/log.ts';
import type { RoundStore } from './round-store.ts';

/** Conversation at the terminal and on phones at once. */
export interface SharedDriver extends Driver {
  /** Keeps the state after an event: votes in the log, everything else in the files. */
  readonly save: (state: Conversation) => SaveState;
  /** Ends what is still to be done in the background. */
  readonly close: () => void;
}

/** Time in which votes are gathered before they are saved together, in milliseconds. */
const GATHER_MILLISECONDS = 20;

function gather(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, GATHER_MILLISECONDS);
  });
}

/** Pause after the last vote before the files are written, in milliseconds. */
const REST_MILLISECONDS = 1000;

/** Parts that share a conversation. */
export interface Sharing {
  readonly script: Script;
  readonly setting: Setting;
  readonly phones: Phones;
  readonly store: Pick<RoundStore, 'path' | 'save' | 'isKept'>;
  readonly folder: string;
  /** Seconds since the session began. */
  readonly passed: () => number;
}

/**
 * Shares a conversation between the terminal and phones. Votes are written to one log, all that have
 * come with one wait for the disk, before any phone is told that it has voted; the answers files
 * follow when nobody votes, one at a time, so that nothing waits for them.
 */
export function shareWithPhones(facilitator: Refreshable, sharing: Sharing): SharedDriver {
  const { script, setting, phones } = sharing;
  let asked: Promise<ConversationEvent> | null = null;
  /** True once the facilitator has answered; the answer is still to be taken. */
  let isOver = false;
  let wake = () => {};
  phones.onEvent(() => wake());
  let last: { readonly event: ConversationEvent; readonly before: Conversation } | null = null;
  const keeper = voteKeeper(sharing);
  return {
    ask: async (state, saving) => {
      const take = (event: ConversationEvent) => {
        last = { event, before: state };
        return event;
      };
      const next = isOver ? null : phones.next();
      if (next) return take(next);
      const kept = keeper.commit(state, saving);
      const refusal = kept?.isSaved === true ? kept.message : null;
      phones.publish({ script, state, setting }, kept?.isSaved ?? true, refusal);
      if (asked) facilitator.refresh(state, kept);
      else {
        asked = facilitator.ask(state, kept);
        const over = () => {
          isOver = true;
          wake();
        };
        asked.then(over, over);
      }
      for (;;) {
        // An answer that is there already, such as the second event of one key, goes first.
        await Promise.resolve();
        if (isOver && asked) {
          const typed = asked;
          asked = null;
          isOver = false;
          return take(await typed);
        }
        const sent = phones.next();
        if (sent) return take(sent);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        // Votes that come together wait for the disk together.
        if (!isOver && phones.hasWaiting()) await gather();
      }
    },
    save: (state) => {
      const { event, before } = last ?? {};
      const kind = before?.ballot?.kind;
      const isVote = event?.type === 'answered' || event?.type === 'not-applicable';
      return kind && isVote ? keeper.append({ kind, event }, state) : keeper.saveAll(state);
    },
    close: keeper.close,
  };
}

/** Keeper of votes: in the log at once, in the files when nobody votes. */
interface VoteKeeper {
  /** Adds a vote to the log; `commit` brings it to the disk. */
  readonly append: (vote: Logged, state: Conversation) => SaveState;
  /** Brings the votes to the disk: to the log, or if that is impossible to the files. */
  readonly commit: (state: Conversation, saving: SaveState | null) => SaveState | null;
  /** Writes everything that changed into the files, so that the log is needed no more. */
  readonly saveAll: (state: Conversation) => SaveState;
  readonly close: () => void;
}

function voteKeeper({ phones, store, folder, passed }: Sharing): VoteKeeper {
  let open: { readonly path: string; readonly log: Log } | null = null;
  let latest: Conversation | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const close = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  /** The log beside the files, which may be saved elsewhere during the session. */
  const logHere = (): Log => {
    const path = voteLogIn(folder, store.path);
    if (open?.path !== path) open = { path, log: openLog(nodeFileSystem, path) };
    return open.log;
  };
  const write = (state: Conversation): SaveState => {
    const saving = store.save(state, passed());
    if (saving.isSaved) logHere().clear();
    return saving;
  };
  const catchUp = () => {
    timer = null;
    if (!latest || phones.hasWaiting()) return catchUpLater();
    if (store.isKept(latest)) return logHere().clear();
    const { isSaved } = store.save(latest, passed(), 1);
    // What cannot be written stays in the log, and is told when everything is saved.
    if (isSaved) timer = setTimeout(catchUp, 0);
  };
  const catchUpLater = () => {
    close();
    timer = setTimeout(catchUp, REST_MILLISECONDS);
  };
  const commit = (state: Conversation, saving: SaveState | null): SaveState | null => {
    if (!logHere().isWaiting()) return saving;
    try {
      logHere().commit();
      return { isSaved: true, message: null };
    } catch {
      return write(state);
    }
  };
  return {
    commit,
    close,
    append: (vote, state) => {
      latest = state;
      logHere().append(JSON.stringify(vote));
      catchUpLater();
      return { isSaved: true, message: null };
    },
    saveAll: (state) => {
      latest = state;
      commit(state, null);
      return write(state);
    },
  };
}

/** Returns the path of the log of votes in the folder of a workshop. */
function voteLogIn(folder: string, round: string): string {
  return join(resolve(folder, round), VOTE_LOG);
}

/** Votes of a workshop that ended before they were in its files. */
export interface LeftVotes {
  readonly state: Conversation;
  readonly votes: number;
  /** Removes them, once they are saved. */
  readonly clear: () => void;
}

/** Returns what was said, with the votes that the log has beside the files. */
export function withLeftVotes(
  { folder }: Pick<Io, 'folder'>,
  round: string,
  script: Script,
  record: ConversationRecord,
): LeftVotes {
  const path = voteLogIn(folder, round);
  const lines = readLog(nodeFileSystem, path).flatMap((line) => loggedIn(line) ?? []);
  const start = startConversation(script, record);
  const state = lines.reduce((now, line) => replayed(script, now, line), start);
  const clear = () => openLog(nodeFileSystem, path).clear();
  return { state, votes: lines.length, clear };
}

/** Vote in a line of the log. */
interface Logged {
  readonly kind: Ballot['kind'];
  readonly event: AnswerEvent;
}

/** Reads a line of the log; `null` if it is none. */
function loggedIn(line: string): Logged | null {
  try {
    const { kind, event } = Object(JSON.parse(line));
    const { type, criterion, by } = Object(event);
    const isKind = kind === 'first' || kind === 'second' || kind === 'correction';
    const isVote = type === 'answered' || type === 'not-applicable';
    return isKind && isVote && typeof criterion === 'string' && typeof by === 'string'
      ? { kind, event }
      : null;
  } catch {
    return null;
  }
}

/** Applies a vote of the log, in a ballot of its kind. A vote that the files have already stays. */
function replayed(script: Script, state: Conversation, { kind, event }: Logged): Conversation {
  const { criterion } = event;
  const at = advance(script, state, { type: 'went-to', criterion });
  if (at.ballot?.kind === kind) return advance(script, at, event);
  const shown = advance(script, at, { type: 'revealed', criterion });
  const again = kind === 'first' ? 'correction' : kind;
  const open = advance(script, shown, { type: 'voted-again', criterion, kind: again });
  return advance(script, open, event);
}
