import { randomUUID } from 'node:crypto';
import type { Exam } from '#domain/application/exam.ts';
import type { ExamStore, Written } from './exam-types.ts';
import { getItem, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact } from './transact.ts';

type Version = Written & { version: number };

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
    async putExam(exam, expectedVersion, written) {
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
        putNew(table, { ...keyOf.examVersion(examId, version), exam, version, ...written }),
      ]);
      if (!cancelled || (await isOwn(table, keyOf.exam(examId), write))) return 'stored';
      return 'conflict';
    },
    async listExamVersions(examId) {
      const items = await queryAll(table, keyOf.examVersion(examId, 0).PK);
      return items.map(({ version, by, at }) => ({ version, by, at }) as Version);
    },
    async loadExamVersion(examId, version) {
      const item = await getItem(table, keyOf.examVersion(examId, version));
      return item?.exam as Exam | undefined;
    },
  };
}
