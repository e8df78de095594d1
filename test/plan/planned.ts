import type { Target } from '../../src/analysis/path/path.ts';
import { findCheapestPath } from '../../src/analysis/path/path.ts';
import type { Checklist, Effort } from '../../src/checklist/checklist.ts';
import { planSchema } from '../../src/plan/schema.ts';
import type { PlannedAudit, WrittenPlan } from '../../src/plan/update.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { parse } from '../../src/source/parse.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';

/** Two criteria with five levels; each step of "goals" has effort S, of "data" effort L. */
export const twoCriteria: Checklist = checklist(
  point('p', 1, criterion('goals', advised('S')), criterion('data', advised('L'))),
);

function advised(effort: Effort) {
  const advice = [0, 1, 2, 3].map((level) => [
    level,
    { do: `Leave level ${level}.`, owner: 'CEO', effort },
  ]);
  return { advice: Object.fromEntries(advice) };
}

/** Returns the input of a plan after one seller gave these levels. */
export function auditOf(
  levels: Readonly<Record<string, Said>>,
  aim: Target | null = null,
  of: Checklist = twoCriteria,
): PlannedAudit {
  const scorecard = scoreAudit(of, [respondent('sam', 'sales', levels)], 'full');
  const { steps } = findCheapestPath(of, scorecard, aim);
  return { checklist: of, subject: 'Company', scorecard, steps };
}

/** Reads a plan from its text, as every file is read. */
export function written(text: string): WrittenPlan {
  return { text, plan: parse(readYaml('plan.yaml', text), planSchema()) };
}
