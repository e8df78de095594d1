import { Command } from 'commander';
import { changesFormatNames } from '../../report/changes/index.ts';
import type { TargetOptions } from '../target.ts';
import { type AnonymityOptions, addAnonymityOptions } from './anonymity-options.ts';
import type { CreateCommand } from './index.ts';
import { addTargetOptions } from './report-options.ts';

/** What `align compare` may be told. */
export interface CompareOptions extends TargetOptions, AnonymityOptions {
  readonly plan?: string;
  readonly checklist?: string;
}

/** `align compare`: what changed between rounds. */
export const compare: CreateCommand = (io) =>
  addAnonymityOptions(
    addTargetOptions(
      new Command('compare')
        .description('show what changed between rounds, and how the scores went')
        .argument('<before>', 'the folder of a round, or its JSON report')
        .argument('<after>', 'a later one')
        .argument(
          '[more...]',
          'and further ones, for the trend; the last is compared with the first',
        ),
      changesFormatNames(),
    ),
  )
    .option('--plan <file>', 'tell which promises of an action plan were kept')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .addHelpText('after', EXAMPLES)
    .action(
      async (
        before: string,
        after: string,
        more: readonly string[],
        _: CompareOptions,
        command: Command,
      ) => {
        const { compareAll } = await import('../compare-rounds.ts');
        await compareAll(io, [before, after, ...more], command.optsWithGlobals<CompareOptions>());
      },
    );

const EXAMPLES = `
Examples:
  align compare spring/ autumn/
  align compare spring.json summer.json autumn/ -o changes.md
  align compare spring/ autumn/ --plan spring/plan.yaml   which promises were kept?`;
