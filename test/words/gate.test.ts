import { describe, expect, it } from 'vitest';
import { gateWords } from '../../src/words/gate.ts';

describe('the summary of a verdict', () => {
  it.each([
    {
      passed: 15,
      failed: 0,
      warnings: 2,
      waived: 1,
      isPassed: true,
      text: '15 rules passed, 2 warnings, 1 waived.',
    },
    {
      passed: 1,
      failed: 0,
      warnings: 1,
      waived: 0,
      isPassed: true,
      text: '1 rule passed, 1 warning.',
    },
    {
      passed: 12,
      failed: 2,
      warnings: 1,
      waived: 1,
      isPassed: false,
      text: '2 rules failed, 1 warning, 1 waived, 12 passed.',
    },
    {
      passed: 0,
      failed: 1,
      warnings: 0,
      waived: 0,
      isPassed: false,
      text: '1 rule failed.',
    },
    {
      passed: 0,
      failed: 0,
      warnings: 3,
      waived: 0,
      isPassed: true,
      text: '0 rules passed, 3 warnings.',
    },
    {
      passed: 0,
      failed: 0,
      warnings: 0,
      waived: 0,
      isPassed: true,
      text: 'The policy has no rules.',
    },
  ])('is "$text"', ({ text, ...counts }) => {
    expect(gateWords.summary(counts)).toBe(text);
  });
});
