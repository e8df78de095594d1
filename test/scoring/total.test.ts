import { describe, expect, it } from 'vitest';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { amongGroups, checklist, criterion, point, respondent, type Said } from '../having.ts';

const twoPoints = checklist(
  point('p', 3, criterion('a'), criterion('b', { weight: 3 })),
  point('q', 1, criterion('c')),
);

function scorecardOf(answers: Readonly<Record<string, Said>>, of = twoPoints) {
  return scoreAudit(amongGroups(of, 'sales'), [respondent('r', 'sales', answers)], 'full');
}

describe('the overall score', () => {
  it.each([
    { answers: { a: 4, b: 0, c: 0 }, score: 0.1875, because: 'a is a quarter of p, p three of q' },
    { answers: { a: 4, b: 4, c: 0 }, score: 0.75, because: 'p weighs three times as much as q' },
    { answers: { a: null, b: 4, c: 4 }, score: 1, because: 'one blank does not zero its sibling' },
    { answers: { a: 'n/a', b: 4, c: 4 }, score: 1, because: 'not applicable leaves both sides' },
    { answers: { a: 'n/a', b: 2, c: 2 }, score: 0.5, because: 'not applicable is no pass' },
    { answers: { a: 4, b: 4, c: 'n/a' }, score: 1, because: 'a point without a score drops out' },
    { answers: { a: null, b: null, c: 2 }, score: 0.5, because: 'a blank point drops out' },
  ])('is $score for $answers: $because', ({ answers, score }) => {
    expect(scorecardOf(answers).score).toBeCloseTo(score, 12);
  });

  it.each([
    { answers: {}, because: 'nobody answered anything' },
    { answers: { a: 'n/a', b: 'n/a', c: 'n/a' }, because: 'nothing applies' },
  ])('is none, not 0 and not 100, when $because', ({ answers }) => {
    expect(scorecardOf(answers).score).toBeNull();
  });

  it('reads an explicit weight of 0 as 0 and not as the default', () => {
    const weightless = checklist(
      point('p', 1, criterion('a'), criterion('b', { weight: 0 })),
      point('q', 0, criterion('c')),
    );
    expect(scorecardOf({ a: 4, b: 0, c: 0 }, weightless).score).toBe(1);
  });

  it('asks the key criteria only in express mode', () => {
    const express = checklist(point('p', 1, criterion('a', { key: true }), criterion('b')));
    const card = scoreAudit(express, [respondent('r', 'sales', { a: 4, b: 0 })], 'express');
    expect(card.score).toBe(1);
    expect(card.findings[1]?.outcome).toBe('not-asked');
  });
});

describe('the coverage', () => {
  it.each([
    { answers: { a: 4, b: 4, c: 4 }, coverage: 1, because: 'everything was answered' },
    { answers: { a: 4, b: 4 }, coverage: 0.75, because: 'q is a quarter of the weight' },
    { answers: { b: 4, c: 4 }, coverage: 0.8125, because: 'a is a quarter of three quarters' },
    {
      answers: { a: 'n/a', b: 4, c: 4 },
      coverage: 1,
      because: 'what does not apply is not missing',
    },
    { answers: { a: 'n/a', c: 4 }, coverage: 0.25, because: 'b then carries all of p' },
  ])('is $coverage for $answers: $because', ({ answers, coverage }) => {
    expect(scorecardOf(answers).coverage).toBeCloseTo(coverage, 12);
  });

  it('is none where nothing applies', () => {
    expect(scorecardOf({ a: 'n/a', b: 'n/a', c: 'n/a' }).coverage).toBeNull();
  });
});

describe('the interval', () => {
  it.each([
    { answers: { a: 2, b: 2, c: 2 }, low: 0.5, high: 0.5, because: 'nothing is blank' },
    { answers: { a: 2, b: 2 }, low: 0.375, high: 0.625, because: 'c is a quarter of the weight' },
    { answers: {}, low: 0, high: 1, because: 'everything is still possible' },
  ])('is $low to $high for $answers: $because', ({ answers, low, high }) => {
    const card = scorecardOf(answers);
    expect(card.low).toBeCloseTo(low, 12);
    expect(card.high).toBeCloseTo(high, 12);
  });

  it('holds the score even where the worst level of what is blank scores more', () => {
    const levels = [
      { score: 50, label: 'half' },
      { score: 60, label: 'more' },
    ];
    const floor = checklist(point('p', 1, criterion('a'), criterion('b', { levels })));
    expect(scorecardOf({ a: 1 }, floor)).toMatchObject({ score: 0.25, low: 0.25 });
  });
});
