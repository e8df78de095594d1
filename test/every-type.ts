import type { Checklist } from '../src/checklist/checklist.ts';
import { checklist, criterion, point } from './having.ts';

/** Checklist with a criterion of each type, whose id is the type. */
export const everyType: Checklist = checklist(
  point(
    'p',
    1,
    criterion('levels'),
    { id: 'yes-no', type: 'yes-no', question: 'Is there an SLA?' },
    {
      id: 'choice',
      type: 'choice',
      question: 'How are leads handed over?',
      options: [
        { id: 'crm', label: 'In the CRM', score: 100 },
        { id: 'mail', label: 'By mail', score: 40 },
        { id: 'not', label: 'Not at all', score: 0 },
      ],
    },
    {
      id: 'multi-choice',
      type: 'multi-choice',
      question: 'Which terms are shared?',
      options: [
        { id: 'icp', label: 'Ideal customer' },
        { id: 'mql', label: 'MQL' },
        { id: 'sql', label: 'SQL' },
      ],
    },
    {
      id: 'number',
      type: 'number',
      question: 'How many hours to the first contact?',
      unit: 'hours',
      min: 0,
      max: 720,
      thresholds: [
        { at: 72, score: 20 },
        { at: 24, score: 60 },
        { at: 4, score: 100 },
      ],
    },
    { id: 'text', type: 'text', question: 'What happened last time?' },
  ),
);
