// The airport rule: Littlechild, S. C. and Owen, G. (1973), A simple expression for the Shapley value
// in a special case, Management Science 20, 370-372. With the values in ascending order, the step up
// from one to the next is shared equally by all at or above it. A centre that is no member counts as
// one of value 0: the first step is then 0 and changes nobody's share.
// No #pragma once: included once for each width.

#define AIRPORT_FEW 64  // up to here sorting networks on eight trials at once beat a heap for each
#define AIRPORT_PAIRS 543  // exchanges in the network for 64

typedef struct {
  unsigned char low, high;
} NAME(pair);

// Batcher's merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2, Algorithm M).
INLINE size_t NAME(sorting_network)(NAME(pair) * pairs, size_t count) {
  size_t top = 1, made = 0;
  while (2 * top < count) top *= 2;
  for (size_t p = count < 2 ? 0 : top; p > 0; p /= 2) {
    size_t q = top, r = 0, d = p;
    for (;;) {
      for (size_t j = 0; j + d < count; j++)
        if ((j & p) == r) pairs[made++] = (NAME(pair)){(unsigned char)j, (unsigned char)(j + d)};
      if (q == p) break;
      d = q - p;
      q /= 2;
      r = p;
    }
  }
  return made;
}

static void NAME(airport_few)(double *out, const double *v, const double *member, size_t centres,
                              size_t n) {
  NAME(lanes) value[AIRPORT_FEW], sorted[AIRPORT_FEW], share[AIRPORT_FEW];
  NAME(lane_bits) is_member[AIRPORT_FEW];
  NAME(pair) pairs[AIRPORT_PAIRS];
  const size_t exchanges = NAME(sorting_network)(pairs, centres);
  for (size_t i = 0; i < n; i += 8) {
    const size_t bytes = (n - i < 8 ? n - i : 8) * sizeof(double);
    NAME(lanes) undefined = {0};
    for (size_t c = 0; c < centres; c++) {
      NAME(lanes) amount = {0}, in = {0};
      if (bytes == sizeof amount) {
        __builtin_memcpy(&amount, v + c * n + i, sizeof amount);
        __builtin_memcpy(&in, member + c * n + i, sizeof in);
      } else {
        memcpy(&amount, v + c * n + i, bytes);
        memcpy(&in, member + c * n + i, bytes);
      }
      is_member[c] = in != 0.0;
      const NAME(lanes) x = (NAME(lanes))((NAME(lane_bits))(amount + (in - in)) & is_member[c]);
      undefined += x - x;
      value[c] = sorted[c] = x;
    }
    for (size_t e = 0; e < exchanges; e++) {
      const NAME(lanes) x = sorted[pairs[e].low], y = sorted[pairs[e].high];
      const NAME(lane_bits) is_less = x < y;
      sorted[pairs[e].low] = CHOOSE(is_less, x, y);
      sorted[pairs[e].high] = CHOOSE(is_less, y, x);
    }
    NAME(lanes) sum = {0}, before = {0};
    for (size_t r = 0; r < centres; r++) {
      sum += (sorted[r] - before) / (double)(centres - r);
      before = sorted[r];
      share[r] = sum;
    }
    for (size_t c = 0; c < centres; c++) {
      NAME(lanes) result = share[0];
      for (size_t r = 1; r < centres; r++) result = CHOOSE(value[c] >= sorted[r], share[r], result);
      result += undefined;
      result -= result - result;
      result = (NAME(lanes))((NAME(lane_bits))result & is_member[c]);
      if (bytes == sizeof result) __builtin_memcpy(out + c * n + i, &result, sizeof result);
      else memcpy(out + c * n + i, &result, bytes);
    }
  }
}

typedef struct {
  double value;
  size_t centre;
} NAME(claim);

INLINE void NAME(sift)(NAME(claim) * heap, size_t from, size_t count) {
  const NAME(claim) moving = heap[from];
  size_t hole = from, child;
  while ((child = 2 * hole + 1) < count) {
    if (child + 1 < count && heap[child].value < heap[child + 1].value) child++;
    if (!(moving.value < heap[child].value)) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = moving;
}

static void NAME(airport_many)(double *out, const double *v, const double *member, size_t centres,
                               size_t n) {
  NAME(claim) on_stack[512];
  NAME(claim) *heap = centres <= 512 ? on_stack : malloc(centres * sizeof *heap);
  if (heap == NULL) abort();
  for (size_t i = 0; i < n; i++) {
    size_t count = 0;
    double undefined = 0.0;
    for (size_t c = 0; c < centres; c++) {
      const double in = member[c * n + i];
      if (in != 0.0) {
        const double x = v[c * n + i] + (in - in);
        undefined += x - x;
        heap[count++] = (NAME(claim)){x, c};
      }
      out[c * n + i] = 0.0;
    }
    if (undefined == 0.0) {
      for (size_t j = count / 2; j-- > 0;) NAME(sift)(heap, j, count);
      for (size_t j = count; j > 1; j--) {
        const NAME(claim) largest = heap[0];
        heap[0] = heap[j - 1];
        heap[j - 1] = largest;
        NAME(sift)(heap, 0, j - 1);
      }
    }
    double share = 0.0, before = 0.0;
    for (size_t j = 0; j < count; j++) {
      share += (heap[j].value - before) / (double)(count - j);
      before = heap[j].value;
      out[heap[j].centre * n + i] = NAME(defined)(share + undefined);
    }
  }
  if (heap != on_stack) free(heap);
}

static void NAME(airport)(double *out, const double *v, const double *member, size_t centres,
                          size_t n) {
  if (centres == 0) return;
  if (centres > AIRPORT_FEW) NAME(airport_many)(out, v, member, centres, n);
  else NAME(airport_few)(out, v, member, centres, n);
}
