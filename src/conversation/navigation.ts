/** Position among the criteria asked in turn. Ids are criterion ids. */
export interface Navigation {
  readonly status: 'asking' | 'reviewing' | 'finished' | 'stopped';
  /** Id of the criterion that is asked; during the review, the one before it was opened. */
  readonly current: string | null;
  /** Ids of the criteria that were shown before, in that order; going back drops the last one. */
  readonly trail: readonly string[];
  /** Ids of criteria left for later with "skip". */
  readonly skipped: readonly string[];
}

/** Criteria to go through in the current state. */
export interface Route {
  /** Ids of all that is asked, in the order of the checklist. */
  readonly asked: readonly string[];
  readonly isOpen: (id: string) => boolean;
}

/** Returns an event that changes nothing, so that saving is tried again. */
export function stayEvent({
  status,
  current,
}: Navigation):
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' } {
  const isReview = status === 'reviewing' || current === null;
  return isReview ? { type: 'opened-review' } : { type: 'went-to', criterion: current };
}

/** At the first open criterion, with the way back through those before it; else at the review. */
export function startNavigation({ asked, isOpen }: Route): Navigation {
  const firstOpen = asked.findIndex(isOpen);
  const at = firstOpen < 0 ? asked.length - 1 : firstOpen;
  return {
    status: firstOpen < 0 ? 'reviewing' : 'asking',
    current: asked[at] ?? null,
    trail: asked.slice(0, Math.max(at, 0)),
    skipped: [],
  };
}

/**
 * Moves from the current criterion to the next open one that was not skipped: first those after it,
 * then those before it, else the review. Answers to other criteria move nothing.
 */
export function goForward<W extends Navigation>(walk: W, path: Route, from: string): W {
  const { status, current, trail } = walk;
  const isStillAsked = current !== null && path.asked.includes(current);
  if (status === 'reviewing' || (current !== from && isStillAsked)) return walk;
  const next = nextOpen(walk, path, from);
  if (next === undefined) return { ...walk, status: 'reviewing' };
  return { ...walk, current: next, trail: isStillAsked ? [...trail, current] : trail };
}

/** Moves to the criterion shown before; from the review to the criterion before it was opened. */
export function goBack<W extends Navigation>(walk: W, { asked }: Route): W {
  const { status, current, trail } = walk;
  if (status === 'reviewing' && current !== null && asked.includes(current)) {
    return { ...walk, status: 'asking' };
  }
  const at = trail.findLastIndex((id) => asked.includes(id) && id !== current);
  const previous = trail[at];
  if (previous === undefined) return walk;
  return { ...walk, status: 'asking', current: previous, trail: trail.slice(0, at) };
}

/** Moves to any criterion, and adds the current one to the trail. */
export function goTo<W extends Navigation>(walk: W, criterion: string): W {
  const { current, trail } = walk;
  const leavesTrace = current !== null && current !== criterion;
  return {
    ...walk,
    status: 'asking',
    current: criterion,
    trail: leavesTrace ? [...trail, current] : trail,
  };
}

/** Marks a criterion as skipped if it is open. */
export function skip<W extends Navigation>(walk: W, { isOpen }: Route, criterion: string): W {
  const { skipped } = walk;
  const isNew = isOpen(criterion) && !skipped.includes(criterion);
  return isNew ? { ...walk, skipped: [...skipped, criterion] } : walk;
}

function nextOpen(
  { skipped }: Navigation,
  { asked, isOpen }: Route,
  from: string,
): string | undefined {
  const start = asked.indexOf(from) + 1;
  const isWaiting = (id: string) => isOpen(id) && !skipped.includes(id);
  return asked.slice(start).find(isWaiting) ?? asked.slice(0, start).find(isWaiting);
}
