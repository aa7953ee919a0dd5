import { useState } from 'preact/hooks';
import type * as z from 'zod';
import type { Application } from '#contract/application-view.ts';
import type { DocumentAddress } from '#contract/document.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { Facts } from '../parts/screen.tsx';
import { call, type Problem } from '../state/api.ts';
import { exam } from '../state/exam.ts';
import { showTime } from '../state/format.ts';
import { t as common, texts } from '../state/preferences.ts';
import { fieldsOf } from './correction-form.tsx';

const t = texts(requests);
type Own = { own: Application };

type Standing = {
  id: string;
  status: 'requested' | 'approved' | 'rejected' | 'upheld' | 'reopened';
  about?: readonly [string, string];
  requestedAt: string;
  decidedAt?: string | undefined;
  reason?: string | undefined;
  reasons?: { code: string; text: string }[];
  papers?: string[];
};

/** How one request stands, with the office's answer and one's own papers. */
function Stands({ id, status, about, requestedAt, decidedAt, ...more }: Standing) {
  const { reason, reasons = [], papers = [] } = more;
  const isGood = status === 'approved' || status === 'reopened';
  return (
    <div class={isGood ? 'box box-good' : 'box'} data-testid={id}>
      <h3>{common(`status.r-${status}`)}</h3>
      <Reasons reasons={reasons} />
      <Facts
        rows={[
          ...(about ? [about] : []),
          [t('requestedAt'), showTime(requestedAt)],
          [t('decidedAt'), decidedAt ? showTime(decidedAt) : ''],
          [t('decision'), reason ?? ''],
        ]}
      />
      <OwnPapers ids={papers} />
    </div>
  );
}

export function WaiverStatus({ own: { waiver } }: Own) {
  if (!waiver) return null;
  const named = exam.value?.waiverKinds.find(({ code }) => code === waiver.kind);
  const about = [t('waiverKind'), named?.name ?? t('onSite')] as const;
  return <Stands id="waiver" {...waiver} about={about} papers={waiver.documentIds} />;
}

export function CorrectionStatus({ own: { correction } }: Own) {
  if (!correction) return null;
  const about = [t('corrected'), fieldsOf(correction.fields)] as const;
  return <Stands id="correction" {...correction} about={about} papers={correction.documentIds} />;
}

export function AppealStatus({ own: { appeal } }: Own) {
  if (!appeal) return null;
  const about = [t('about'), t(`of-${appeal.of}`)] as const;
  return <Stands id="appeal" {...appeal} about={about} papers={appeal.documentIds} />;
}

export function MaterialStatus({ own: { material } }: Own) {
  if (!material) return null;
  return (
    <div class="box" data-testid="material">
      <h3>{t('asked')}</h3>
      <Facts rows={[[t('sentAt'), showTime(material.sentAt)]]} />
      <OwnPapers ids={material.documentIds} />
    </div>
  );
}

export function WithdrawalStatus({ own }: Own) {
  const { qualification, withdrawalRequest: request } = own;
  if (qualification.status === 'withdrawn') return <p class="box">{t('withdrawn')}</p>;
  return request ? <Stands id="withdrawal" {...request} /> : null;
}

/** Opens a paper by an address that lives for minutes only. */
function OwnPapers({ ids }: { ids: string[] }) {
  const [problem, setProblem] = useState<Problem>();
  const open = async (id: string) => {
    setProblem(undefined);
    const path = `/api/application/documents/${id}`;
    const answer = await call<z.output<typeof DocumentAddress>>('GET', path);
    if (answer.ok) location.assign(answer.body.url);
    else setProblem(answer.problem);
  };
  if (ids.length === 0) return null;
  return (
    <>
      <ProblemBox problem={problem} />
      <div class="row">
        {ids.map((id, index) => (
          <button key={id} type="button" class="button second" onClick={() => open(id)}>
            {t('paper', { n: index + 1 })}
          </button>
        ))}
      </div>
    </>
  );
}
