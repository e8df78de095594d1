import type { PathStep } from '../analysis/path/steps.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { levelNumbered } from '../checklist/criteria/index.ts';
import { criterionNamed } from '../checklist/criterion-named.ts';
import type { Action } from './plan.ts';

/** The actions that a path asks for and a plan does not have yet, in the order of the path. */
export function newActions(
  checklist: Checklist,
  actions: readonly Action[],
  steps: readonly PathStep[],
): readonly Action[] {
  const taken = new Set(actions.map(({ id }) => id));
  return steps
    .filter((step) => !actions.some((action) => covers(checklist, action, step)))
    .map((step) => {
      const id = freeId(`${stem(step.criterion)}-to-${step.to.level}`, taken);
      taken.add(id);
      return actionFor(step, id);
    });
}

/**
 * Whether a plan already says it: an open action that leads as far, or one to the same level that
 * somebody dropped. What was done and is needed again is a new action.
 */
function covers(checklist: Checklist, action: Action, { criterion: id, to }: PathStep): boolean {
  const criterion = criterionNamed(checklist, action.criterion);
  const level = criterion && levelNumbered(checklist, criterion, action.level);
  if (criterion?.id !== id || !level) return false;
  if (action.status === 'dropped') return action.level === to.level;
  return action.status === 'open' && level.score >= to.score;
}

function actionFor({ criterion, to, advice, effort }: PathStep, id: string): Action {
  const owners = new Set(advice.flatMap(({ owner }) => owner ?? []));
  return {
    id,
    criterion,
    level: to.level,
    do: advice.map((own) => own.do).join(' '),
    owner: owners.size > 0 ? [...owners].join(', ') : null,
    due: null,
    effort,
    status: 'open',
  };
}

/** The criterion's id, short enough to leave room for the level and a number behind it. */
function stem(criterion: string): string {
  return criterion.slice(0, 80).replace(/-$/, '');
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) {
    const next = `${id}-${number}`;
    if (!taken.has(next)) return next;
  }
}
