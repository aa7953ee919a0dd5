import { randomUUID } from 'node:crypto';
import type { Exam } from '#domain/application/exam.ts';
import { getItem, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, transact } from './transact.ts';
import type { ExamStore } from './types.ts';

/** Exams as the office configures them, and the listing that names all of them. */
export function examStore(table: Table): ExamStore {
  return {
    async loadExam(examId) {
      const item = await getItem(table, keyOf.exam(examId));
      return item?.exam as Exam | undefined;
    },
    async viewExam(examId) {
      const item = await getItem(table, keyOf.exam(examId), false);
      return item?.exam as Exam | undefined;
    },
    async listExams() {
      return (await queryAll(table, 'EXAMS')).map((item) => item.exam as Exam);
    },
    async putExam(exam, expectedVersion) {
      const write = randomUUID();
      const { examId, version } = exam;
      const cancelled = await transact(table, write, [
        {
          Put: {
            TableName: table.tableName,
            Item: { ...keyOf.exam(examId), exam, version, write },
            ...(expectedVersion === undefined
              ? { ConditionExpression: 'attribute_not_exists(PK)' }
              : {
                  ConditionExpression: 'version = :expected',
                  ExpressionAttributeValues: { ':expected': expectedVersion },
                }),
          },
        },
        { Put: { TableName: table.tableName, Item: { ...keyOf.examListing(examId), exam } } },
      ]);
      if (!cancelled || (await isOwn(table, keyOf.exam(examId), write))) return 'stored';
      return 'conflict';
    },
  };
}
