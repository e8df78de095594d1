import type { Diagnostic } from '../../diagnostic.ts';
import type { Checklist } from '../checklist.ts';
import {
  type ChangePath,
  isMapping,
  type Mapping,
  type Merged,
  mergeMapping,
  type Notes,
} from './merge.ts';

/** Checklist that a variant describes. */
export interface Resolved extends Merged {
  readonly errors: readonly Diagnostic[];
  /** Paths of changes that change nothing. */
  readonly idle: readonly ChangePath[];
}

/**
 * Resolves a variant: takes everything that it does not change from its parent. Id and version are its
 * own; those of the parent are kept under `variantOf`. The result still has to be checked.
 */
export function resolveVariant(parent: Mapping, variant: Mapping): Resolved {
  const { extends: _, ...changes } = variant;
  const {
    format: _format,
    id,
    version,
    variantOf: _older,
    ...kept
  } = withoutLostCauses(parent, variant);
  const notes: Notes = {
    parentId: String(id),
    pointOf: pointsByCriterion(parent),
    errors: [],
    idle: [],
  };
  const { value, origin } = mergeMapping({ parentPath: [], path: [], notes }, kept, changes);
  const whole = { ...(isMapping(value) ? value : {}), variantOf: { id, version } };
  return { value: whole, origin, errors: notes.errors, idle: notes.idle };
}

/** Removes causes that refer to points that the variant drops. */
function withoutLostCauses(parent: Mapping, variant: Mapping): Mapping {
  const dropped = new Set(
    mappingsIn(variant.points)
      .filter(({ drop }) => drop === true)
      .map(({ id }) => id),
  );
  if (dropped.size === 0) return parent;
  const points = mappingsIn(parent.points).map(({ causedBy, ...point }) => {
    const left = mappingsIn(causedBy).filter((cause) => !dropped.has(cause.point));
    return left.length > 0 ? { ...point, causedBy: left } : point;
  });
  return { ...parent, points };
}

function pointsByCriterion({ points }: Mapping): ReadonlyMap<string, string> {
  return new Map(
    mappingsIn(points).flatMap((point) =>
      mappingsIn(point.criteria).map(({ id }) => [String(id), String(point.id)] as const),
    ),
  );
}

function mappingsIn(list: unknown): readonly Mapping[] {
  return Array.isArray(list) ? list.filter(isMapping) : [];
}

/**
 * True if answers to two checklists can be compared. They are versions of one, one is a variant of
 * the other, or both are variants of the same.
 */
export function areRelated(one: Checklist, other: Checklist): boolean {
  const ids = [other.id, other.variantOf?.id];
  return [one.id, one.variantOf?.id].some((id) => id !== undefined && ids.includes(id));
}
