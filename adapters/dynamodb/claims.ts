import { keyOf, type Table } from './table.ts';
import type { Write } from './transact.ts';
import type { Change } from './types.ts';

type ClaimChange = {
  barred?: string[] | undefined;
  idHmac?: string | undefined;
  releases?: boolean | undefined;
};

/**
 * What a change does to the claim: nothing; another list of barred positions; a move to a corrected
 * ID number, which fails when somebody else holds that one; or its end.
 */
export function claimWrites(table: Table, change: Change, claim: ClaimChange): Write[] {
  const { examId, applicationId, attempt, barredPositions } = change.state;
  const oldHmac = change.loaded.head.idHmac;
  const newHmac = claim.idHmac ?? oldHmac;
  const mine = {
    TableName: table.tableName,
    Key: keyOf.claim(examId, oldHmac),
    ConditionExpression: 'applicationId = :mine',
  };
  if (claim.releases) {
    return [{ Delete: { ...mine, ExpressionAttributeValues: { ':mine': applicationId } } }];
  }
  if (newHmac !== oldHmac) {
    const barred = claim.barred ?? barredPositions;
    const item = { ...keyOf.claim(examId, newHmac), applicationId, attempt, barred };
    return [
      { Delete: { ...mine, ExpressionAttributeValues: { ':mine': applicationId } } },
      {
        Put: {
          TableName: table.tableName,
          Item: item,
          ConditionExpression: 'attribute_not_exists(PK)',
        },
      },
    ];
  }
  if (!claim.barred) return [];
  return [
    {
      Update: {
        ...mine,
        UpdateExpression: 'SET barred = :barred',
        ExpressionAttributeValues: { ':mine': applicationId, ':barred': claim.barred },
      },
    },
  ];
}
