import { useEffect, useRef } from 'preact/hooks';
import type { Reason } from '#domain/application/state.ts';
import { t } from '../state/later-texts.ts';
import { type Crop, drawCrop, MAX_ZOOM, moveCrop } from './picture.ts';

const WIDTH = 350;
const HEIGHT = 490;
const STEP = 0.04;
const ZOOM_STEP = 0.1;

type Props = {
  picture: HTMLCanvasElement;
  crop: Crop;
  reasons: Reason[];
  advice: Reason[];
  onCrop: (crop: Crop) => void;
};

/** Drag, slider, buttons or arrow keys; the guide, and regions to look at, are drawn on top. */
export function Cropper({ picture, crop, reasons, advice, onCrop }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<{ x: number; y: number; crop: Crop } | undefined>(undefined);
  useEffect(() => {
    if (!canvas.current) return;
    drawCrop(picture, crop, canvas.current);
    drawGuide(canvas.current);
    for (const { region } of advice) if (region) drawRegion(canvas.current, region, hint);
    for (const { region } of reasons) if (region) drawRegion(canvas.current, region, failing);
  }, [picture, crop, reasons, advice]);
  const zoomTo = (zoom: number) =>
    onCrop(moveCrop(picture, { ...crop, zoom: Math.max(1, Math.min(MAX_ZOOM, zoom)) }, 0, 0));
  const drag = (event: PointerEvent) => {
    if (!from.current || !canvas.current) return;
    const { clientWidth, clientHeight } = canvas.current;
    const dx = (from.current.x - event.clientX) / clientWidth;
    const dy = (from.current.y - event.clientY) / clientHeight;
    onCrop(moveCrop(picture, from.current.crop, dx, dy));
  };
  const press = (event: KeyboardEvent) => {
    const [dx, dy] = arrows[event.key] ?? [];
    if (dx === undefined || dy === undefined) return;
    event.preventDefault();
    onCrop(moveCrop(picture, crop, dx * STEP, dy * STEP));
  };
  return (
    <div class="cropper">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the canvas takes arrow keys */}
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="application"
        aria-label={t('photoPay.cropLabel')}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY, crop };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          from.current = undefined;
        }}
      />
      <p class="hint">{t('photoPay.cropHint')}</p>
      <div class="zoom">
        <button
          type="button"
          aria-label={t('photoPay.zoomOut')}
          onClick={() => zoomTo(crop.zoom - ZOOM_STEP)}
        >
          −
        </button>
        <input
          type="range"
          aria-label={t('photoPay.zoom')}
          min={1}
          max={MAX_ZOOM}
          step={0.05}
          value={crop.zoom}
          onInput={(event) => zoomTo(Number(event.currentTarget.value))}
        />
        <button
          type="button"
          aria-label={t('photoPay.zoomIn')}
          onClick={() => zoomTo(crop.zoom + ZOOM_STEP)}
        >
          +
        </button>
      </div>
    </div>
  );
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the head should be: an oval around two fifths of the height. */
function drawGuide(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  for (const [colour, dash] of [
    ['rgba(0, 0, 0, 0.45)', []],
    ['#fff', [9, 8]],
  ] as const) {
    context.beginPath();
    context.setLineDash([...dash]);
    context.lineWidth = 2;
    context.strokeStyle = colour;
    context.ellipse(WIDTH / 2, HEIGHT * 0.38, WIDTH * 0.23, HEIGHT * 0.22, 0, 0, Math.PI * 2);
    context.stroke();
  }
  context.setLineDash([]);
}

/** A failing region has a whole line, one that is only advised about a broken line. */
const failing = { strokeStyle: '#c4281c', dash: [] };
const hint = { strokeStyle: '#b86e00', dash: [14, 8] };

function drawRegion(
  canvas: HTMLCanvasElement,
  { x, y, width, height }: NonNullable<Reason['region']>,
  { strokeStyle, dash }: { strokeStyle: string; dash: number[] },
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.lineWidth = 5;
  context.strokeStyle = strokeStyle;
  context.setLineDash(dash);
  context.strokeRect(x * WIDTH + 3, y * HEIGHT + 3, width * WIDTH - 6, height * HEIGHT - 6);
  context.setLineDash([]);
}
