import { expect, test } from 'vitest';
import { readRoutes } from '../../local/api/server.ts';
import { Principals } from '../../local/aws/principals.ts';
import { readFunctions } from '../../local/lambda/function.ts';
import { fixture } from './fixture/cloud.ts';

test('a function is read with its code, role and environment', () => {
  const cloud = fixture();
  cloud.parameters.SiteOrigin = 'http://127.0.0.1:1';
  expect(readFunctions(cloud)).toMatchObject([
    {
      name: 'baoming-fixture',
      role: 'arn:aws:iam::000000000000:role/Fixture-Role',
      folder: expect.stringMatching(/fixture\/code$/),
      environment: {
        TABLE_NAME: 'Fixture-Table',
        SITE_ORIGIN: 'http://127.0.0.1:1',
        NOTICE: 'http://127.0.0.1:1/n/y',
      },
    },
  ]);
});

test('a route leads to the function of its integration', () => {
  expect(readRoutes(fixture())).toEqual([
    { routeKey: 'GET /api/exams/{examId}', functionName: 'baoming-fixture' },
  ]);
});

test('a parameter without a value has its default', () => {
  const [fn] = readFunctions(fixture());
  expect(fn?.environment.SITE_ORIGIN).toBe('https://example.org');
});

test('a role may do what its statements say, and nothing else', () => {
  const principals = new Principals(fixture(), 'seed');
  const role = 'arn:aws:iam::000000000000:role/Fixture-Role';
  const table = 'arn:aws:dynamodb:ap-east-1:000000000000:table/Fixture-Table';
  const allowed = (action: string, resource: string) =>
    principals.authorize(role, action, resource);
  expect(allowed('dynamodb:GetItem', table)).toBe(true);
  expect(allowed('dynamodb:Scan', table)).toBe(false);
  expect(allowed('dynamodb:GetItem', `${table}/index/work`)).toBe(false);
  expect(allowed('s3:GetObject', 'arn:aws:s3:::fixture-bucket/clean/a')).toBe(true);
  expect(allowed('s3:GetObject', 'arn:aws:s3:::fixture-bucket/held/a')).toBe(false);
  const { unused } = principals.grantsOf(role);
  expect(unused.map(({ action }) => action)).toEqual(['dynamodb:PutItem']);
});

test('an alias is its function, by ARN and by name', () => {
  const arn = 'arn:aws:lambda:ap-east-1:000000000000:function:baoming-fixture';
  for (const given of [arn, `${arn}:live`, 'baoming-fixture', 'baoming-fixture:live'])
    expect(fixture().find('AWS::Lambda::Function', given)?.name, given).toBe('baoming-fixture');
});
