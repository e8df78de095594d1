import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { plainEnvironment } from './cli/program.ts';
import { type Workspace, workspace } from './cli/workspace.ts';
import { copyFolder } from './copy-folder.ts';

export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Runner extends Pick<Workspace, 'folder' | 'read' | 'write'> {
  readonly runStep: (step: Step) => Promise<{ readonly code: unknown; readonly output: string }>;
}

/** Steps of the action, in its order. */
export const steps: readonly Step[] = parse(readFileSync('action.yml', 'utf8')).runs.steps;

/** Steps of the action that run a script. */
export const [build, gate, comment, verdict] = steps.filter(({ run }) => run !== undefined) as [
  Step,
  Step,
  Step,
  Step,
];

/** A Monday after the second round. */
const CLOCK = 'Date.now = () => Date.UTC(2026, 8, 14, 12);';

/** Runs script steps of the action on the repository of a team, as a runner of GitHub does. */
export function runner(
  program: string,
  inputs: Readonly<Record<string, string>>,
  github: NodeJS.ProcessEnv = {},
): Runner {
  const { folder, read, write } = workspace({ 'clock.cjs': CLOCK, 'output.txt': '' });
  copyFolder('examples/team-repository', join(folder, 'repository'));
  copyFolder(program, join(folder, 'action'));
  mkdirSync(join(folder, 'action/.scripts'));
  copyFileSync('.scripts/comment.mjs', join(folder, 'action/.scripts/comment.mjs'));
  const outputs: Record<string, string> = {};
  const filledIn = (expression: string) => {
    const [, kind = '', name = ''] =
      /^\$\{\{ (?:(inputs)\.|steps\.gate\.(outputs)\.)(\w+) \}\}$/
        .exec(expression)
        ?.filter((own) => own !== undefined) ?? [];
    return (kind === 'inputs' ? inputs[name] : outputs[name]) ?? '';
  };
  const runStep = ({ run = '', env = {} }: Step) => {
    const own = Object.entries(env).map(([name, value]) => [name, filledIn(value)]);
    const options = {
      cwd: join(folder, 'repository'),
      env: plainEnvironment({
        CI: 'true',
        GITHUB_ACTION_PATH: join(folder, 'action'),
        GITHUB_OUTPUT: join(folder, 'output.txt'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        RUNNER_TEMP: folder,
        NODE_OPTIONS: `--require ${join(folder, 'clock.cjs')}`,
        ...github,
        ...Object.fromEntries(own),
      }),
    };
    return new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
      execFile('bash', ['-eo', 'pipefail', '-c', run], options, (error, stdout, stderr) => {
        const [, code] = /code=(\d+)/.exec(read('output.txt')) ?? [];
        if (code !== undefined) outputs.code = code;
        resolve({ code: error?.code ?? 0, output: stdout + stderr });
      });
    });
  };
  return { folder, read, write, runStep };
}
