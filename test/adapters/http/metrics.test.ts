import { expect, it, vi } from 'vitest';
import { countRequest } from '#adapters/metrics.ts';

it('writes one EMF line a request whose only dimension is the operation', () => {
  const lines: string[] = [];
  const keep = (line: unknown) => {
    lines.push(String(line));
    return true;
  };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(keep),
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
  ];
  countRequest('list-exams', 5, 500);
  for (const spy of spies) spy.mockRestore();
  const emf = lines.filter((line) => line.includes('_aws')).map((line) => JSON.parse(line));
  expect(emf).toHaveLength(1);
  expect(emf[0]).toMatchObject({ operation: 'list-exams', Requests: 1, Duration: 5, Faults: 1 });
  expect(emf[0]._aws.CloudWatchMetrics).toMatchObject([
    { Namespace: 'Baoming', Dimensions: [['operation']] },
  ]);
});
