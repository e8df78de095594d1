import type { Criterion } from '../checklist/checklist.ts';

/** One of the things that people choose between, as its author described it. */
export interface Described {
  /** Where it stands below the criterion. */
  readonly path: readonly (string | number)[];
  /** "level 2", "option 3". */
  readonly name: string;
  readonly label: string;
  readonly description: string;
}

/** What people choose between, in the order of the file; nothing where they do not choose. */
export function authoredOptions(criterion: Criterion): readonly Described[] {
  switch (criterion.type) {
    case 'choice':
    case 'multi-choice':
      return criterion.options.map(({ id, label, description = '' }, i) => ({
        ...{ path: ['options', i], name: `the option ${id}`, label, description },
      }));
    case 'number':
      return criterion.thresholds.map(({ at, label = '', description = '' }, i) => ({
        ...{ path: ['thresholds', i], name: `the threshold at ${at}`, label, description },
      }));
    case 'yes-no':
    case 'text':
      return [];
    default:
      return describedLevels(criterion.levels);
  }
}

function describedLevels(levels: Levels): readonly Described[] {
  return Object.entries(levels).map(([name, level]) => {
    const { label = '', description = '' } =
      typeof level === 'string' ? { description: level } : level;
    return {
      path: ['levels', Array.isArray(levels) ? Number(name) : name],
      name: `level ${name}`,
      label,
      description,
    };
  });
}

type Levels = Extract<Criterion, { readonly levels: unknown }>['levels'];
