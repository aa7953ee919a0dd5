/**
 * The forward pass of TinyFaceDetector (face-api, MIT): a small YOLOv2 of depthwise separable
 * convolutions. Plain loops instead of a tensor library: docs/decisions/0007.
 */

/** Numbers in the order row, column, channel. */
type Planes = { width: number; height: number; channels: number; data: Float32Array };

/** The stored arrays in the file's order: how many bytes, and value = byte * scale + least. */
const stored = [
  [432, 0.009007044399485869, -1.2069439495311063],
  [16, 0.005263455241334205, -0.9211046672334858],
  [144, 0.004001977630690033, -0.5042491814669441],
  [512, 0.013836609615999109, -1.411334180831909],
  [32, 0.0015159862590771096, -0.30926119685173037],
  [288, 0.002666276225856706, -0.317286870876948],
  [2048, 0.015265831292844286, -1.6792414422128714],
  [64, 0.0020280554598453, -0.37113414915168985],
  [576, 0.006100742489683862, -0.8907084034938438],
  [8192, 0.016276211832083907, -2.0508026908425725],
  [128, 0.003394414279975143, -0.7637432129944072],
  [1152, 0.006716050119961009, -0.8059260143953211],
  [32768, 0.021875603993733724, -2.8875797271728514],
  [256, 0.0041141652009066415, -0.8187188749804216],
  [2304, 0.008423839597141042, -0.9013508368940915],
  [131072, 0.030007277283014035, -3.8709387695088107],
  [512, 0.008402082966823203, -1.4871686851277068],
  [12800, 0.028336129469030042, -4.675461362389957],
  [25, 0.002268134028303857, -0.41053225912299807],
] as const;

/** The mean colour of the pictures that it learnt from. */
const MEAN = [117.001, 114.697, 97.404] as const;
const LEAK = 0.1;

/** The arrays of the file of weights. @throws RangeError when the file has another size. */
export function readWeights(file: Uint8Array): Float32Array[] {
  let at = 0;
  const arrays = stored.map(([size, scale, least]) => {
    const bytes = file.subarray(at, at + size);
    at += size;
    return Float32Array.from(bytes, (byte) => byte * scale + least);
  });
  if (file.length !== at) throw new RangeError(`${file.length} bytes of weights`);
  return arrays;
}

/** The picture's samples (RGBA) as the network wants them. */
function normalised(rgba: Uint8ClampedArray, width: number, height: number): Planes {
  const data = new Float32Array(width * height * 3);
  for (let i = 0; i < data.length; i++) {
    const channel = i % 3;
    const sample = rgba[((i - channel) / 3) * 4 + channel] as number;
    data[i] = (sample - (MEAN[channel] as number)) / 255;
  }
  return { width, height, channels: 3, data };
}

/** Every 3x3 neighbourhood inside the picture as one pixel of 9 times the channels. */
function neighbourhoods({ width, height, channels, data }: Planes): Planes {
  const [wide, high] = [width - 2, height - 2];
  const row = channels * 3;
  const out = new Float32Array(wide * high * row * 3);
  let to = 0;
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      for (let dy = 0; dy < 3; dy++) {
        const from = ((y + dy) * width + x) * channels;
        for (let i = 0; i < row; i++) out[to++] = data[from + i] as number;
      }
    }
  }
  return { width: wide, height: high, channels: row * 3, data: out };
}

/** Each pixel's channels times a matrix, plus a bias. */
function mix(planes: Planes, matrix: Float32Array, bias: Float32Array): Planes {
  const { width, height, channels, data } = planes;
  const out = new Float32Array(width * height * bias.length);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const to = pixel * bias.length;
    out.set(bias, to);
    for (let channel = 0; channel < channels; channel++) {
      const value = data[pixel * channels + channel] as number;
      const row = channel * bias.length;
      for (let i = 0; i < bias.length; i++) {
        out[to + i] = (out[to + i] as number) + value * (matrix[row + i] as number);
      }
    }
  }
  return { width, height, channels: bias.length, data: out };
}

/** A 3x3 filter for each channel alone; zeros lie around the picture. */
function filter({ width, height, channels, data }: Planes, filters: Float32Array): Planes {
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * channels;
      for (let place = 0; place < 9; place++) {
        const [fromX, fromY] = [x + (place % 3) - 1, y + Math.floor(place / 3) - 1];
        if (fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue;
        const from = (fromY * width + fromX) * channels;
        for (let i = 0; i < channels; i++) {
          const product = (data[from + i] as number) * (filters[place * channels + i] as number);
          out[to + i] = (out[to + i] as number) + product;
        }
      }
    }
  }
  return { width, height, channels, data: out };
}

function leak(planes: Planes): Planes {
  const { data } = planes;
  for (let i = 0; i < data.length; i++) {
    if ((data[i] as number) < 0) data[i] = (data[i] as number) * LEAK;
  }
  return planes;
}

/** The largest of 2x2 pixels, `step` apart; fewer at the right and lower edges. */
function pool({ width, height, channels, data }: Planes, step: number): Planes {
  const [wide, high] = [Math.ceil(width / step), Math.ceil(height / step)];
  const out = new Float32Array(wide * high * channels).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const to = (y * wide + x) * channels;
      for (let fromY = y * step; fromY < Math.min(height, y * step + 2); fromY++) {
        for (let fromX = x * step; fromX < Math.min(width, x * step + 2); fromX++) {
          const from = (fromY * width + fromX) * channels;
          for (let i = 0; i < channels; i++) {
            out[to + i] = Math.max(out[to + i] as number, data[from + i] as number);
          }
        }
      }
    }
  }
  return { width: wide, height: high, channels, data: out };
}

/**
 * Five guesses of five numbers for every 32x32 pixels of the picture, row by row.
 * @param rgba four bytes a pixel; width and height are multiples of 32
 */
export function forward(
  weights: Float32Array[],
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
): Float32Array {
  const [matrix, bias] = weights as [Float32Array, Float32Array];
  let planes = leak(mix(neighbourhoods(normalised(rgba, width, height)), matrix, bias));
  for (let layer = 2; layer < 17; layer += 3) {
    const [filters, pointwise, offsets] = weights.slice(layer, layer + 3);
    const filtered = filter(pool(planes, 2), filters as Float32Array);
    planes = leak(mix(filtered, pointwise as Float32Array, offsets as Float32Array));
  }
  return mix(pool(planes, 1), weights[17] as Float32Array, weights[18] as Float32Array).data;
}
