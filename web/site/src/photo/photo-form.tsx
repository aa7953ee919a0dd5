import { useEffect, useRef, useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import type { PhotoRule } from '#domain/application/exam.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import type { Problem } from '../state/api.ts';
import { showKilobytes, showSize } from '../state/format.ts';
import { t } from '../state/later-texts.ts';
import { AdviceList } from './advice-list.tsx';
import { type Compressed, compress } from './compress.ts';
import { Cropper } from './cropper.tsx';
import { adviseOnFace } from './face.ts';
import { type Crop, openPicture } from './picture.ts';
import { uploadPhoto } from './upload.ts';
import { type Judged, judge } from './verdict.ts';

type Props = { own: Application; rule: PhotoRule };
type Ready = Compressed & { verdict: Judged };

const SETTLE_MS = 250;
const none: never[] = [];
const middle: Crop = { zoom: 1, x: 0.5, y: 0.5 };

/** Choose, crop, see the verdict, upload. */
export function PhotoForm({ own, rule }: Props) {
  const [original, setOriginal] = useState<{ picture: HTMLCanvasElement; bytes: number }>();
  const [crop, setCrop] = useState(middle);
  const [ready, setReady] = useState<Ready>();
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const input = useRef<HTMLInputElement>(null);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    // The verdict of the picture before must not stand beside a new one.
    setReady(undefined);
    setOriginal(undefined);
    setProblem(undefined);
    try {
      setOriginal({ picture: await openPicture(file), bytes: file.size });
      setCrop(middle);
    } catch {
      setProblem({ title: t('photoPay.unreadable'), status: 0, code: 'unreadable' });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rule does not change while the tool is open
  useEffect(() => {
    if (!original) return;
    setReady(undefined);
    let isOld = false;
    const timer = setTimeout(async () => {
      const made = await compress(original.picture, crop, rule.maxBytes);
      const verdict = made && (await judge(made.blob, rule));
      if (!made || !verdict || isOld) return;
      setReady({ ...made, verdict });
      const more = await adviseOnFace(original.picture, crop);
      if (isOld || more.length === 0) return;
      setReady({ ...made, verdict: { ...verdict, advice: [...verdict.advice, ...more] } });
    }, SETTLE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [original, crop]);

  const send = async () => {
    if (!ready) return;
    setPercent(0);
    setProblem(await uploadPhoto(ready.blob, setPercent));
    setPercent(undefined);
    setOriginal(undefined);
    setReady(undefined);
  };
  const isUsable =
    ready && (ready.verdict.verdict === 'pass' || ready.verdict.verdict === 'review');
  const chooseText = own.photo.status === 'none' ? 'photoPay.chooseFile' : 'photoPay.editPhoto';
  return (
    <section>
      <ProblemBox problem={problem} />
      <input
        ref={input}
        class="hidden"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {original && (
        <Cropper
          picture={original.picture}
          crop={crop}
          reasons={ready?.verdict.reasons ?? none}
          advice={ready?.verdict.advice ?? none}
          onCrop={setCrop}
        />
      )}
      {original && <Verdict ready={ready} before={original.bytes} />}
      <div class="row">
        {original && (
          <button
            type="button"
            class="button"
            disabled={!isUsable || percent !== undefined}
            onClick={send}
          >
            {t('photoPay.uploadPhoto')}
          </button>
        )}
        <button
          type="button"
          class={original ? 'button second' : 'button'}
          disabled={percent !== undefined}
          onClick={() => input.current?.click()}
        >
          {t(original ? 'photoPay.chooseOther' : chooseText)}
        </button>
      </div>
      <p role="status">
        {percent !== undefined &&
          (percent < 100 ? t('photoPay.uploading', { n: percent }) : t('photoPay.serverChecking'))}
      </p>
    </section>
  );
}

function Verdict({ ready, before }: { ready: Ready | undefined; before: number }) {
  if (!ready) {
    return (
      <p class="verdict" role="status">
        {t('photoPay.checking')}
      </p>
    );
  }
  const { verdict, blob, width, height } = ready;
  return (
    <div class={`verdict verdict-${verdict.verdict}`} role="status">
      <strong>{t(`photoPay.v-${verdict.verdict}`)}</strong>
      {verdict.reasons.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
      <AdviceList advice={verdict.advice} />
      <p class="small">
        {t('photoPay.measured', { w: width, h: height, kb: showKilobytes(blob.size) })}
        <br />
        {t('photoPay.compressed', { before: showSize(before), after: showSize(blob.size) })}
      </p>
    </div>
  );
}
