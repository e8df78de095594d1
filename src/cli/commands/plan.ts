import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

/** What `align plan` may be told. */
export interface PlanOptions {
  readonly plan?: string;
  readonly target?: string;
  readonly express?: boolean;
  readonly checklist?: string;
}

/** `align plan`: writes the cheapest path as an action plan that people edit, or updates it. */
export const plan: CreateCommand = (io) =>
  new Command('plan')
    .description('write or update the action plan of a round')
    .argument('<round>', 'the folder with the answers')
    .option('--plan <file>', 'the plan (default: plan.yaml in the folder)')
    .option(
      '--target <percent|band>',
      'where the plan should lead, such as 75 or Integrated (default: the next band)',
    )
    .option('--express', 'look at the key criteria only')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .addHelpText('after', EXAMPLES)
    .action(async (round: string, options: PlanOptions) => {
      const { writePlan } = await import('../write-plan.ts');
      await writePlan(io, round, options);
    });

const EXAMPLES = `
Examples:
  align plan round/                                 write round/plan.yaml, or bring it up to date
  align plan round/ --target 75
  align audit --answers next-round/ --plan round/plan.yaml   which promises were kept?`;
