import { expect, it } from 'vitest';
import { NODE_OPTIONS } from '../../scripts/bench/export.ts';
import { ofType, synthesize } from './synthesize.ts';

const { BaomingApi } = synthesize('ap-east-1');

it('gives the export worker the memory that the bench measures', () => {
  const functions = ofType(BaomingApi, 'AWS::Lambda::Function');
  const worker = functions.find(
    ({ Properties }) => Properties.FunctionName === 'baoming-run-exports',
  );
  expect(worker?.Properties.Environment.Variables.NODE_OPTIONS).toBe(NODE_OPTIONS);
});
