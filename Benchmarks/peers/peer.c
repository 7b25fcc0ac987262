// The reference scenario in hand-written C: eight trials at a time (one AVX-512 register or two AVX2 registers), state in
// the second-level cache, two threads.
//
//     clang -O3 -march=native -ffp-contract=off peer.c -o peer -lm -lpthread
//
// It stands for what the machine can do. Multiply-adds that are meant are written as such (F); nothing else is contracted.
#define _GNU_SOURCE
#include <immintrin.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#ifndef __AVX2__
#error "needs a processor with AVX2 and FMA, and -march=native"
#endif

typedef double v __attribute__((vector_size(64)));
typedef int64_t vi __attribute__((vector_size(64)));
typedef uint64_t vu __attribute__((vector_size(64)));
typedef double unaligned __attribute__((vector_size(64), aligned(8)));
typedef int32_t v8i32 __attribute__((vector_size(32)));
typedef uint64_t v2u64 __attribute__((vector_size(16)));
typedef uint16_t v8u16 __attribute__((vector_size(16)));
enum {
    C = 10, T = 132, Y = 11, E = 11, NI = 13, NA = 20, Q = NI + 2 * NA + 2, D = Q * E * Y, EXACT_MAX = 20000, BATCH = 2048,
    BINS = 2048, ZN = 2049
};
static long exact_max = EXACT_MAX;  // --exact-max 0: summarise, in a fifth of the memory
enum { CERT, VIRT, CONS, MEMB, ISP, TENA, JOINT, POOL, RENTQ, HOST, EQUIP, DEPR, OTHER };
enum { COURSES, PERS, INSTR, BOOKS, PR, DB, CORE, EARNED, COST, GRANT, RESULT, SURPLUS, CASH, OSS, FSS, SDI, EIR, RM, GAP, SAVING };

static const double SMES[C] = {30000, 26000, 24000, 21400, 16000, 34000, 28000, 15000, 18000, 14000};
static const double LEVEL[C] = {190, 150, 160, 115, 95, 140, 125, 80, 110, 85};
static const double SEATS[C] = {340, 280, 300, 210, 180, 250, 220, 150, 200, 160};
static const double RENT[C] = {110 * .055, 120 * .055, 100 * .05, 102 * .038, 95 * .033, 110 * .038, 105 * .032, 90 * .05, 98 * .052, 90 * .05};
static const double ROOMS[C] = {6, 8, 10, 5, 4, 6, 5, 3, 4, 4};
static const double SETS[C] = {45, 42, 40, 40, 36, 42, 40, 34, 38, 35};
static const double TITLES[C] = {3.0, 2.6, 2.4, 2.3, 2.0, 2.5, 2.3, 1.8, 2.4, 2.0};
static const double EXAM[C] = {.22, .12, .1, .08, .1, .12, .1, .04, .07, .05};
static const double SEASON[12] = {1.05, 1.15, 1.10, 0.95, 0.80, 0.75, 1.10, 1.15, 1.10, 1.05, 0.95, 0.85};

// static inputs: kind 0 table of a beta (a, b, low, high), 1 table of a triangular, 2 lognormal (mu, sigma), 3 normal
typedef struct { int kind; double p[4], common; } Dist;
#define PERT(l, m, h) 0, {1 + 4 * ((m) - (l)) / ((h) - (l)), 1 + 4 * ((h) - (m)) / ((h) - (l)), l, h}
#define BETA(a, b) 0, {a, b, 0, 1}
#define TRI(l, m, h) 1, {l, m, h}
#define LOGN(m, s) 2, {m, s}
#define NORM(m, s) 3, {m, s}
enum { NS = 25, NB = 8 };
enum { fee0, conversion, unit_cost, bass_p, bass_q, fashion_peak, crisis_depth, wage0, wage_el, wage_drift, fee_growth, sps,
       consult_fee, prep_pull, price_decline, set_price0, replace_share, title_cost, book_overlap, pr_overlap, db_overlap,
       localisation, fit_loss, overhead, gpower };
enum { demand_factor, skill, lead_rate, isp_size, occ0, rent_level, take_up, level };
static Dist DIST[NS + NB] = {
    {PERT(.05, .08, .13)}, {PERT(.05, .12, .25)}, {LOGN(.16, .03)}, {PERT(.003, .0042, .0065)}, {PERT(.30, .344, .40)},
    {TRI(.1, .35, .8)}, {PERT(.1, .2, .4)}, {PERT(1.4, 1.7, 2.1)}, {NORM(1, .1)}, {NORM(.015, .006)}, {NORM(.02, .01)},
    {PERT(35., 45., 60.)}, {LOGN(.30, .06)}, {BETA(6, 94)}, {PERT(.05, .12, .20)}, {PERT(1.6, 2.2, 3.0)}, {PERT(.6, .8, 1.)},
    {LOGN(2.5, .6)}, {BETA(5, 5)}, {PERT(.1, .25, .5)}, {BETA(6, 4)}, {PERT(.05, .1, .2)}, {PERT(0., .03, .1)}, {TRI(.10, .15, .25)},
    {PERT(.3, .5, .8)},
    {LOGN(1, .25), .3}, {PERT(.6, 1., 1.5), .3}, {PERT(.1, .2, .4), .4}, {LOGN(30, 10)}, {BETA(14, 6)}, {TRI(.85, 1., 1.25), .5},
    {PERT(.5, .8, 1.), .2}, {NORM(1, .08)}};
static double TABLE[NS + NB][ZN] __attribute__((aligned(64)));
static double CHOL[3][3];

#define ALWAYS static inline __attribute__((always_inline))
#define F(a, b, c) __builtin_elementwise_fma(a, b, c)
#define CEIL(a) __builtin_elementwise_ceil(a)
#define SQRT(a) __builtin_elementwise_sqrt(a)
#define LOAD(p) (*(const unaligned *)(p))

ALWAYS v V(double x) { return (v){x, x, x, x, x, x, x, x}; }
// A mask is all ones where true, as comparisons give it.
ALWAYS v BLEND(vi mask, v yes, v no) { return (v)((mask & (vi)yes) | (~mask & (vi)no)); }
#ifdef __AVX512F__
ALWAYS v MIN(v a, v b) { return _mm512_min_pd(a, b); }
ALWAYS v MAX(v a, v b) { return _mm512_max_pd(a, b); }
#else
ALWAYS v halves(__m256d low, __m256d high) { return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7); }
ALWAYS __m256d low(v x) { return __builtin_shufflevector(x, x, 0, 1, 2, 3); }
ALWAYS __m256d high(v x) { return __builtin_shufflevector(x, x, 4, 5, 6, 7); }
ALWAYS v MIN(v a, v b) { return halves(_mm256_min_pd(low(a), low(b)), _mm256_min_pd(high(a), high(b))); }
ALWAYS v MAX(v a, v b) { return halves(_mm256_max_pd(low(a), low(b)), _mm256_max_pd(high(a), high(b))); }
#endif

#ifdef __AVX512DQ__
static double E2[16] __attribute__((aligned(64))), LR[16] __attribute__((aligned(64))), LL[16] __attribute__((aligned(64)));

static void fill_tables(void) {
    for (int j = 0; j < 16; j++) E2[j] = exp2(j / 16.), LR[j] = 1 / (1 + (j + .5) / 16), LL[j] = -log(LR[j]);
    LR[0] = 1, LL[0] = 0;  // exact near one
}
ALWAYS v vexp(v x) {  // a few ulp for |x| < 700
    v k = x * V(16 * 1.4426950408889634) + V(0x1.8p52);
    vi ki = (vi)k;
    k = k - V(0x1.8p52);
    v r = F(k, V(-0x1.62e42fefap-5), x);
    r = F(k, V(-0x1.cf79abc9e3b3ap-44), r);
    v t = _mm512_permutex2var_pd(_mm512_load_pd(E2), (__m512i)ki, _mm512_load_pd(E2 + 8));
    v p = F(F(V(1. / 720), r, V(1. / 120)), r, V(1. / 24));
    p = F(F(p, r, V(1. / 6)), r, V(.5));
    p = F(p * r, r, r);
    p = F(p, t, t);
    return _mm512_scalef_pd(p, _mm512_roundscale_pd(k * V(1. / 16), 0x09));
}
ALWAYS v vlog(v x) {  // positive normal x
    v e = _mm512_getexp_pd(x), m = _mm512_getmant_pd(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_src);
    __m512i i = _mm512_srli_epi64(_mm512_castpd_si512(m), 48);  // the four leading bits of the mantissa
    v rc = _mm512_permutex2var_pd(_mm512_load_pd(LR), i, _mm512_load_pd(LR + 8));
    v l = _mm512_permutex2var_pd(_mm512_load_pd(LL), i, _mm512_load_pd(LL + 8));
    v r = F(m, rc, V(-1));
    v r2 = r * r;
    v a = F(V(1. / 3), r, V(-.5)), b = F(V(1. / 5), r, V(-.25)), c = F(V(1. / 7), r, V(-1. / 6)), d = F(V(1. / 9), r, V(-1. / 8));
    v p = F(F(F(F(V(-.1), r2, d), r2, c), r2, b), r2, a);
    return F(p, r2, r) + F(e, V(0.6931471805599453), l);
}
#else
static void fill_tables(void) {}
ALWAYS v vexp(v x) {  // a few ulp for |x| < 700; no table, since AVX2 has no permutation of sixteen doubles
    v k = F(x, V(1.4426950408889634), V(0x1.8p52));
    vi scale = (vi)k << 52;
    k = k - V(0x1.8p52);
    v r = F(k, V(-0x1.62e42fefap-1), x);
    r = F(k, V(-0x1.cf79abc9e3b3ap-40), r);
    // Chebyshev interpolation of (exp r - 1 - r) / r^2, error of exp 1.3e-17
    v r2 = r * r, r4 = r2 * r2;
    v a = F(V(0x1.5555555555556p-3), r, V(.5)), b = F(V(0x1.11111111109adp-7), r, V(0x1.5555555553d4fp-5));
    v c = F(V(0x1.a01a01a7c8d47p-13), r, V(0x1.6c16c17893833p-10)), d = F(V(0x1.71de0d9c145d0p-19), r, V(0x1.a019b8ef67c6cp-16));
    v e = F(V(0x1.af38d53857513p-26), r, V(0x1.2891a8c1d838dp-22));
    v p = F(F(e, r4, F(d, r2, c)), r4, F(b, r2, a));
    return (v)((vi)(F(p, r2, r) + V(1)) + scale);
}
ALWAYS v vlog(v x) {  // positive normal x
    const vi top = (vi)V(0x1.6a09e667f3bcdp-1);  // mantissas from sqrt(1/2) to sqrt(2)
    vu biased = (vu)((vi)x - top + ((vi)V(1))) >> 52;
    v e = (v)((vi)biased | (vi)V(0x1p52)) - V(0x1p52 + 1023);
    v m = (v)((vi)x - ((vi)(biased << 52) - (vi)V(1)));
    v s = (m - V(1)) / (m + V(1)), z = s * s, z2 = z * z;
    // Chebyshev interpolation of (2 atanh s - 2 s) / s^3 in s^2, error of log 1e-17
    v a = F(V(0x1.9999999995273p-2), z, V(0x1.5555555555558p-1)), b = F(V(0x1.c71c62d5e53e0p-3), z, V(0x1.2492492dfd86cp-2));
    v c = F(V(0x1.39fdcceb4bb45p-3), z, V(0x1.7462b91b8df65p-3));
    v p = F(F(V(0x1.2b5f68a50d903p-3), z2, c), z2 * z2, F(b, z2, a));
    return F(e, V(0.6931471805599453), F(p * z, s, V(2) * s));
}
#endif

static uint64_t mix1(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}
ALWAYS vu words(uint64_t x) { return (vu){x, x, x, x, x, x, x, x}; }
ALWAYS vu mix(vu z) {
    z = (z ^ (z >> 30)) * words(0xBF58476D1CE4E5B9u);
    z = (z ^ (z >> 27)) * words(0x94D049BB133111EBu);
    return z ^ (z >> 31);
}
// counter: one number a draw; the key of the trial is the lane's base
ALWAYS vu bits(vu base, uint64_t counter) { return mix(base + words(counter * 0x9E3779B97F4A7C15u)); }
// the upper 52 bits as a number from 1 to 2
ALWAYS v one_to_two(vu h) { return (v)((h >> 12) | (vu)V(1)); }
ALWAYS v unit(vu h) { return one_to_two(h) - V(1 - 0x1p-53); }

ALWAYS void normals(vu base, uint64_t counter, v *z0, v *z1) {  // Box-Muller: two normals from two words
    vu h1 = bits(base, 2 * counter), h2 = bits(base, 2 * counter + 1);
    v r = SQRT(V(-2) * vlog(unit(h1)));
    v x = (one_to_two(h2) - V(1.5)) * V(1.5707963267948966);  // +-pi/4
    v x2 = x * x;
    v s = F(F(F(F(F(V(-2.5052108385441718e-8), x2, V(2.7557319223985893e-6)), x2, V(-1.984126984126984e-4)), x2,
                  V(8.333333333333333e-3)), x2, V(-.16666666666666666)), x2 * x, x);
    v c = F(F(F(F(F(F(V(2.08767569878681e-9), x2, V(-2.755731922398589e-7)), x2, V(2.48015873015873e-5)), x2,
                    V(-1.388888888888889e-3)), x2, V(4.1666666666666664e-2)), x2, V(-.5)), x2, V(1));
    // quadrant from the low bits, which the angle does not use: swap, and two signs
    vi swap = -(vi)(h2 & 1);
    v a = BLEND(swap, s, c), b = BLEND(swap, c, s);
    vu sign = words(0x8000000000000000u);
    *z0 = r * (v)((vu)a ^ ((h2 << 62) & sign));
    *z1 = r * (v)((vu)b ^ ((h2 << 61) & sign));
}

static double phi(double z) { return .5 * erfc(-z / sqrt(2)); }

static void setup(void) {
    fill_tables();
    double ab = 2 * sin(M_PI * -.4 / 6), ac = 2 * sin(M_PI * .5 / 6), bc = 2 * sin(M_PI * -.2 / 6);
    CHOL[0][0] = 1, CHOL[1][0] = ab, CHOL[1][1] = sqrt(1 - ab * ab), CHOL[2][0] = ac, CHOL[2][1] = (bc - ab * ac) / CHOL[1][1];
    CHOL[2][2] = sqrt(1 - ac * ac - CHOL[2][1] * CHOL[2][1]);
    enum { M = 8001 };
    static double x[M], up[M];
    for (int k = 0; k < NS + NB; k++) {
        Dist *d = DIST + k;
        double *p = d->p;
        if (d->kind == 2) {
            double s2 = log(1 + p[1] / p[0] * p[1] / p[0]);
            p[0] = log(p[0]) - s2 / 2, p[1] = sqrt(s2);
        } else if (d->kind == 1) {
            for (int i = 0; i < ZN; i++) {
                double u = phi(-7 + 14. * i / (ZN - 1)), w = p[2] - p[0];
                TABLE[k][i] = u < (p[1] - p[0]) / w ? p[0] + sqrt(u * w * (p[1] - p[0])) : p[2] - sqrt((1 - u) * w * (p[2] - p[1]));
            }
        } else if (d->kind == 0) {
            double last = 0;
            for (int i = 0; i < M; i++) {
                double s = i / (M - 1.);
                x[i] = s * s * (3 - 2 * s);
                double f = i == 0 || i == M - 1 ? 0 : exp((p[0] - 1) * log(x[i]) + (p[1] - 1) * log1p(-x[i])) * 6 * s * (1 - s);
                up[i] = i ? up[i - 1] + (f + last) / 2 : 0;
                last = f;
            }
            for (int i = 0, j = 0; i < ZN; i++) {
                double u = phi(-7 + 14. * i / (ZN - 1)) * up[M - 1];
                while (j < M - 2 && up[j + 1] < u) j++;
                double w = up[j + 1] > up[j] ? (u - up[j]) / (up[j + 1] - up[j]) : 0;
                TABLE[k][i] = p[2] + (p[3] - p[2]) * (x[j] + fmin(fmax(w, 0), 1) * (x[j + 1] - x[j]));
            }
        }
    }
}

ALWAYS v value(int k, v z) {
    Dist *d = DIST + k;
    if (d->kind == 3) return F(z, V(d->p[1]), V(d->p[0]));
    if (d->kind == 2) return vexp(F(z, V(d->p[1]), V(d->p[0])));
    v f = (MIN(MAX(z, V(-7)), V(7)) + V(7)) * V((ZN - 1) / 14.);
    v fi = MIN(__builtin_elementwise_floor(f), V(ZN - 2)), a, b;
    v8i32 at = __builtin_convertvector(fi, v8i32);
    for (int i = 0; i < 8; i++) a[i] = TABLE[k][at[i]], b[i] = TABLE[k][at[i] + 1];
    return F(f - fi, b - a, a);
}

#define CE(i, j) { v lo = MIN(s[i], s[j]), hi = MAX(s[i], s[j]); s[i] = lo; s[j] = hi; }
// Shapley shares of the largest x: a sorting network of 29 comparators, then a sum of minima
ALWAYS void airport(const v *x, v *out) {
    v s[C];
    for (int c = 0; c < C; c++) s[c] = x[c];
    CE(0, 8) CE(1, 9) CE(2, 7) CE(3, 5) CE(4, 6) CE(0, 2) CE(1, 4) CE(5, 8) CE(7, 9) CE(0, 3) CE(2, 4) CE(5, 7) CE(6, 9) CE(0, 1)
    CE(3, 6) CE(8, 9) CE(1, 5) CE(2, 3) CE(4, 8) CE(6, 7) CE(1, 2) CE(3, 5) CE(4, 6) CE(7, 8) CE(2, 3) CE(4, 5) CE(6, 7) CE(3, 4) CE(5, 6)
    for (int c = 0; c < C; c++) {
        v r = x[c];
        for (int k = 0; k < C - 1; k++) r = F(V(1. / (C - k) - 1. / (C - k - 1)), MIN(x[c], s[k]), r);
        out[c] = r;
    }
}

typedef struct {
    v st[NS], ce[NB][C];
    v adopters[C], goodwill[C], backlog[C], members[C], days_sum[C], spend_sum[C], isp_past[C];
    v firsts[3][C], seconds[4][C], days6[6][C], sets_past[48][C], spend_past[48][C], consult_past[2][C];
    v seats_sum[2][C], seats3[2][3][C], targets[2][3][C], titles[2][C], cash[2][C], courses_past[2][C];
    v w12[2][12][C][3], s12[2][C][3], run[2][E], month[2][E];
    v acc[NI + 2 * NA][E];
    v paid_wish[C], free_[C], pr[C], dbv[C], indep[C], coll[C], base_op[C], equip[C], depr[C], joint;
    v courses[C], teaching[C], payroll[C], books[C], bv[C], bair[C], dair[C];
} __attribute__((aligned(64))) S;

static long N, STRIDE;
static uint64_t SEED;
static double *store;
static int16_t *MONTH;                                       // [2][E][N]

#define PUT(q, e, x) __builtin_nontemporal_store(x, (v *)(out + (((long)(q) * E + (e)) * Y + y) * STRIDE))

// A month of the test of independence: the months in a row, and the first of the first twelve.
ALWAYS void count(vi holds, int t, v *run, v *month) {
    v r = (v)(holds & (vi)(*run + V(1)));
    *run = r;
    *month = BLEND((r == V(12)) & (*month < V(0)), V(t - 11), *month);
}

static void group(S *s, long first_trial, double *out, int lanes) {
    vu base;
    for (int i = 0; i < 8; i++) base[i] = mix1(mix1(SEED) + (first_trial + i) * 0xD1B54A32D192ED03u);
    memset(s, 0, sizeof *s);
    {  // static draws
        v z[NS + 3], g[NB];
        uint64_t k = 1 << 20;
        for (int i = 0; i + 1 < NS + 3; i += 2) normals(base, k++, z + i, z + i + 1);
        z[2] = V(CHOL[2][0]) * z[0] + V(CHOL[2][1]) * z[1] + V(CHOL[2][2]) * z[2];
        z[1] = V(CHOL[1][0]) * z[0] + V(CHOL[1][1]) * z[1];
        for (int i = 0; i < NS; i++) s->st[i] = value(i, z[i]);
        for (int i = 0; i < NB; i += 2) normals(base, k++, g + i, g + i + 1);
        for (int i = 0; i < NB; i++) {
            double r = DIST[NS + i].common;
            for (int c = 0; c < C; c += 2) {
                v e[2];
                normals(base, k++, e, e + 1);
                for (int j = 0; j < 2; j++) s->ce[i][c + j] = value(NS + i, V(sqrt(r)) * g[i] + V(sqrt(1 - r)) * e[j]);
            }
        }
    }
    const v *st = s->st;
    const double kappa = exp(-1.2 / 12), ou_sd = .12 * sqrt((1 - exp(-2.4 / 12)) / 2.4), gsd = .012 / sqrt(12);
    v activity = V(0), logcpi = V(0), rent_index = V(1), mood, unused;
    vi crisis = {0};
    normals(base, 999, &mood, &unused);
    mood = mood * V(.02 / sqrt(1 - .85 * .85));
    for (int c = 0; c < C; c++) {
        s->adopters[c] = V(.018 * SMES[c]);
        s->goodwill[c] = V(1);
        for (int a = 0; a < 2; a++) {
            s->titles[a][c] = V(20);
            for (int k = 0; k < 3; k++) s->targets[a][k][c] = V(5);
        }
    }
    for (int a = 0; a < 2; a++) for (int e = 0; e < E; e++) s->month[a][e] = V(-1);

    for (int t = 0; t < T; t++) {
        const int y = t / 12, n = t < 12 ? 3 : 10, t3 = t % 3, t4 = t % 4, t48 = t % 48, t6 = t % 6, t12 = t % 12, t2 = t % 2;
        const double years = t / 12.;
        if (t) {
            v a, b, c, d;
            normals(base, 2000 + 2 * t, &a, &b);
            normals(base, 2001 + 2 * t, &c, &d);
            activity = activity * V(kappa) + V(ou_sd) * a;
            logcpi = logcpi + V(.032 / 12) + V(gsd) * b;
            mood = V(.85) * mood + V(.02) * c;
            v u = unit(bits(base, 100000 + t)), limit = BLEND(crisis, V(.92), V(.02));
            crisis = u < limit;
        }
        const v cr = BLEND(crisis, V(1), V(0));
        const v cpi = vexp(logcpi), hit = V(1) - st[crisis_depth] * cr;
        const v boom = vexp(activity) * hit * V(1. / 12);
        const double f = (t - 31) / 14.;
        const v climate = boom * V(12) * (V(1) + st[fashion_peak] * V(exp(-f * f))) * (V(1) + mood) * V(SEASON[t12]);
        const v wage = st[wage0] * vexp(st[wage_el] * logcpi + st[wage_drift] * V(years));
        const v fee = st[fee0] * cpi * vexp(st[fee_growth] * V(years));
        const v price_share = MIN(MAX(fee * V(.6) / (st[unit_cost] * (V(.6) * cpi + V(.4) * wage / st[wage0])), V(0)), V(2));
        const v set_price = st[set_price0] * vexp(st[price_decline] * V(-years));
        const v exam = t >= 34 ? st[prep_pull] * cpi * V(2400 * .30 * exp(-.35 * (t - 34) / 12.)) : V(0);
        rent_index = MAX(rent_index, cpi);
        const double charged = t < 24 ? 0 : t > 48 ? .8 : .8 * (t - 24) / 24, ramp = t < 24 ? 0 : t > 48 ? 1 : (t - 24) / 24.,
                     ramp_v = t < 24 ? 0 : t > 60 ? 1 : (t - 24) / 36., award = t < 60 ? 22.5 : 0;
        const v fee_rate = st[consult_fee] * cpi * V(.85), cpi12 = cpi * V(.12), half_wage = V(.5) * wage, cpi05 = cpi * V(.05),
                cpi06 = cpi * V(.06), conv = st[conversion] * hit, cpi004 = cpi * V(.004);
        s->joint = t >= 24 ? V(2) * (V(1) - V(.5) * cr) : V(0);
        const v inv6 = V(1. / (t + 1 < 6 ? t + 1 : 6) / 14);
        for (int c = 0; c < C; c++) {
            const v (*ce)[C] = (const v (*)[C])s->ce;
            const v adopters = s->adopters[c], goodwill = s->goodwill[c], members = s->members[c];
            const v share = adopters * V(1 / SMES[c]);
            const v now = F(st[bass_q], share, st[bass_p]) * (V(SMES[c]) - adopters) * boom;
            const v pressure = now * V(1 / (.0015 * SMES[c]));
            const v quiet = F(V(.2), MIN(pressure, V(2)), V(.8)) * cpi;     // pr_spend / pr_usual
            v z0, z1;
            normals(base, 4096 + t * 16 + c, &z0, &z1);
            const v pull = st[gpower] * vlog(goodwill);                     // logarithms are added, then one exp each
            const v market = climate * V(LEVEL[c]) * ce[demand_factor][c] *
                             vexp(F(V(.35), vlog(pressure), pull) + F(V(.18), z0, V(-.0162)));
            const v x = MIN(MAX(price_share * ce[level][c], V(0)), V(2));
            // the retention curve is convex: the largest of its four lines
            const v keep = MAX(MAX(F(V(-1.32), x, V(.76)), F(V(-.64), x, V(.59))), MAX(F(V(-.32), x, V(.43)), F(V(-.08), x, V(.19))));
            s->paid_wish[c] = market * V(charged) * keep;
            s->free_[c] = market * V(1 - charged);
            const v first = ce[lead_rate][c] * F(V(.002), adopters, now) * conv * ce[skill][c] * vexp(pull + F(V(.25), z1, V(-.03125)));
            const v second = V(.35) * s->firsts[t3][c], third = V(.4) * s->seconds[t4][c];
            s->firsts[t3][c] = first, s->seconds[t4][c] = second;
            const v wanted = F(V(2), first, F(V(8), second, V(25) * third));
            const v days = s->days_sum[c] + (wanted - s->days6[t6][c]);
            s->days_sum[c] = days, s->days6[t6][c] = wanted;
            const v consultants = MIN(MAX(CEIL(days * inv6), V(1)), V(12));
            const v days_open = s->backlog[c] + wanted, done = MIN(days_open, V(15) * consultants);
            s->backlog[c] = V(.9) * (days_open - done);
            v sets = st[replace_share] * s->sets_past[t48][c];
            if (c < 3 ? t < 12 : t >= 12 && t < 24) sets = sets + V(SETS[c] / 12);
            s->sets_past[t48][c] = sets;
            const v spend = sets * set_price, spent = s->spend_sum[c] + (spend - s->spend_past[t48][c]);
            s->spend_past[t48][c] = spend, s->spend_sum[c] = spent;
            s->dbv[c] = cpi004 * members;
            s->pr[c] = V(3) * quiet;
            if (c < n) {
                const v consulting = done * fee_rate, pool = F(done, cpi12, consultants * half_wage);
                const v dues = members * cpi05, cert = exam * V(EXAM[c]) * SQRT(share * V(1 / .05));
                const v virtual = MIN(V(.012 * ramp_v) * adopters, V(60)) * cpi06;
                const v isp = (V(1) - vexp(V(-.06) * pressure)) * ce[isp_size][c] * cpi;
                const v rl = ce[rent_level][c] * rent_index;
                const v tenants = MIN(MAX(F(V(.1), goodwill - V(1), ce[occ0][c] + mood), V(0)), V(1)) * V(ROOMS[c] * .6) * rl;
                const v rent = V(RENT[c]) * rl, dep = spent * V(1. / 48), host = V(.25) * rent;
                v (*acc)[E] = s->acc;
                acc[CERT][c] += cert, acc[VIRT][c] += virtual, acc[CONS][c] += consulting, acc[MEMB][c] += dues;
                acc[ISP][c] += isp, acc[TENA][c] += tenants, acc[JOINT][c] += s->joint, acc[POOL][c] += pool;
                acc[RENTQ][c] += rent, acc[HOST][c] += host, acc[EQUIP][c] += spend, acc[DEPR][c] += dep;
                const v now_paid = cert + virtual + dues + tenants;
                s->indep[c] = now_paid + consulting + isp;
                s->coll[c] = now_paid + s->consult_past[t2][c] + s->isp_past[c];
                s->base_op[c] = pool + rent, s->equip[c] = spend, s->depr[c] = dep;
                s->consult_past[t2][c] = consulting, s->isp_past[c] = isp;
            }
            s->goodwill[c] = F(V(.05), vexp(V(.2) * vlog(quiet)), V(.95) * goodwill);
            s->adopters[c] = adopters + now;
            s->members[c] = F(V(.985), members, F(V(.02), now, V(.1) * first));
        }
        const v fixed = V(2) * cpi;
        for (int a = 0; a < 2; a++) {
            const v inv3 = V(1. / (t + 1 < 3 ? t + 1 : 3)) / st[sps], cap = V(1.25) * st[sps], pay = wage * (V(1) + st[overhead]);
            const v teach = cpi * V(8. / 28 * .09), book = st[title_cost] * cpi, fit = st[fit_loss] * V(ramp);
            for (int c = 0; c < C; c++) {
                v paid = s->paid_wish[c];
                if (a) paid = paid * F(-fit, s->ce[take_up][c], V(1));
                const v seats = paid + s->free_[c], sum = s->seats_sum[a][c] + (seats - s->seats3[a][t3][c]);
                s->seats_sum[a][c] = sum, s->seats3[a][t3][c] = seats;
                const v staff = s->targets[a][t3][c];
                s->targets[a][t3][c] = V(3) + CEIL(sum * inv3);
                const v served = MIN(MIN(seats, V(SEATS[c])), (staff - V(2)) * cap);
                s->courses[c] = paid * (served / seats) * fee * s->ce[level][c];
                s->teaching[c] = served * teach;
                s->payroll[c] = staff * pay;
                const v due = V(TITLES[c]) * F(served, V(.5 / LEVEL[c]), V(.5));
                s->books[c] = due * book * vexp(V(-.234) * vlog(s->titles[a][c] * V(.05)));
                s->titles[a][c] += due;
            }
            const int book_on = a && t > 24, pr_on = a && t >= 24;
            v sum_v = V(0), max_v = V(0), use = V(0), bk_k = V(0), bk_m = V(0), db_k = V(0);
            if (pr_on) {
                for (int c = 0; c < n; c++) { v x = s->ce[take_up][c] * s->pr[c]; sum_v += x; max_v = MAX(max_v, x); }
                use = ((V(1.05) - st[pr_overlap]) * sum_v + st[pr_overlap] * max_v + V(.01 * n * (n - 1) / 2)) / sum_v;
            }
            if (book_on) {
                for (int c = 0; c < C; c++) s->bv[c] = s->ce[take_up][c] * V(ramp) * s->books[c];
                airport(s->bv, s->bair);
                bk_k = V(1.05) * (V(1) - st[book_overlap]) + st[localisation] - V(1), bk_m = V(1.05) * st[book_overlap];
            }
            if (a) {
                v x[C];
                for (int c = 0; c < C; c++) x[c] = c < n ? s->dbv[c] : V(0);
                airport(x, s->dair);
                db_k = V(1) - st[db_overlap] + st[localisation];
            }
            v e12 = V(0), o12 = V(0), b12 = V(0), cc = V(0);
            v (*acc)[E] = s->acc + NI + a * NA;
            for (int c = 0; c < n; c++) {
                v bk = s->books[c], pr = s->pr[c], db = fixed + s->dbv[c], saving = V(0);
                if (a) {
                    const v alone = bk + pr + db;
                    if (book_on) bk = F(bk_k, s->bv[c], bk) + F(bk_m, s->bair[c], V(.02 * (n - 1) / 2 + 2. / n));
                    if (pr_on) { v x = s->ce[take_up][c] * pr; pr = pr - x + use * x; }
                    db = F(db_k, s->dbv[c], st[db_overlap] * s->dair[c]) + F(fixed, V(1. / n), V(.005 * (n - 1) / 2 + 1. / n));
                    saving = alone - bk - pr - db;
                }
                const v earned = s->indep[c] + s->courses[c], op = s->payroll[c] + s->teaching[c] + s->base_op[c] + bk + pr + db;
                const v cost = op + s->depr[c], out_ = op + s->equip[c], grant = MIN(V(award), V(.75) * out_);
                v cash = s->cash[a][c];
                if (t == 0 || (t == 12 && c >= 3)) cash = V(60);
                const v interest = MIN(cash * V(.06 / 12), cash * V(.10 / 12));     // 6 % on money, 10 % on debt
                const v paid_in = s->joint + grant + interest;
                cash = cash + (s->coll[c] + s->courses_past[a][c] + paid_in) - out_;
                s->cash[a][c] = cash;
                s->courses_past[a][c] = s->courses[c];
                acc[COURSES][c] += s->courses[c], acc[PERS][c] += s->payroll[c], acc[INSTR][c] += s->teaching[c];
                acc[BOOKS][c] += bk, acc[PR][c] += pr, acc[DB][c] += db, acc[CORE][c] += grant;
                acc[EARNED][c] += earned, acc[COST][c] += cost, acc[SURPLUS][c] += earned + paid_in - cost;
                if (a) acc[SAVING][c] += saving;
                v *w = s->w12[a][t12][c], *q = s->s12[a][c];
                const v e = q[0] + (earned - w[0]), o = q[1] + (cost - w[1]), b = q[2] + (op - w[2]);
                q[0] = e, q[1] = o, q[2] = b, w[0] = earned, w[1] = cost, w[2] = op;
                if (t >= 60)
                    count((e >= o) & (cash >= b * V(.25)), t, &s->run[a][c], &s->month[a][c]);
                e12 += e, o12 += o, b12 += b, cc += cash;
            }
            if (t >= 60)
                count((e12 >= o12) & (cc >= b12 * V(.25)), t, &s->run[a][C], &s->month[a][C]);
            if (t12 == 11) {
                for (int c = 0; c < C; c++) acc[CASH][c] = s->cash[a][c], acc[RM][c] = s->cash[a][c] / (s->s12[a][c][2] * V(1. / 12));
                acc[RM][C] = cc / (b12 * V(1. / 12));
            }
        }
        if (t12 == 11) {                                     // the year's results
            for (int q = 0; q < NI + 2 * NA; q++) {
                v x = V(0);
                for (int c = 0; c < C; c++) x += s->acc[q][c];
                if (q < NI || (q - NI) % NA != RM) s->acc[q][C] = x;
            }
            for (int e = 0; e < E; e++) {
                v (*i)[E] = s->acc;
                i[OTHER][e] = i[JOINT][e];
                for (int a = 0; a < 2; a++) {
                    v (*A)[E] = s->acc + NI + a * NA;
                    const v er = A[EARNED][e], oc = A[COST][e], full = oc + i[HOST][e];
                    A[GRANT][e] = A[CORE][e], A[RESULT][e] = er - oc, A[GAP][e] = MAX(V(0), oc - er);
                    A[OSS][e] = er / oc, A[FSS][e] = er / full, A[SDI][e] = (full - er) / er;
                    A[EIR][e] = er / (er + i[OTHER][e] + A[CORE][e]);
                }
                for (int q = 0; q < NI + 2 * NA; q++) PUT(q, e, s->acc[q][e]);
                PUT(Q - 2, e, s->acc[NI + NA + SAVING][e] - s->acc[NI + SAVING][e]);
                PUT(Q - 1, e, s->acc[NI + NA + OSS][e] - s->acc[NI + OSS][e]);
            }
            memset(s->acc, 0, sizeof s->acc);
        }
    }
    for (int a = 0; a < 2; a++)
        for (int e = 0; e < E; e++) {
            v month = s->month[a][e];
            for (int i = 0; i < lanes; i++) MONTH[((long)a * E + e) * N + first_trial + i] = (int16_t)month[i];
        }
}

// ---------------------------------------------------------------- statistics
static double STATS[D][9];
static long ORDER[7];
static const double PROBS[7] = {.05, .10, .25, .50, .75, .90, .95};

static int less(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }

ALWAYS double total(v x) { return ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7])); }

static void moments(const double *x, long n, double *mean, double *m2, double *lo, double *hi) {
    v s = V(0), s2 = V(0), a = V(INFINITY), b = V(-INFINITY);
    const double c = x[0];
    long i = 0;
    for (; i + 8 <= n; i += 8) {
        v y = LOAD(x + i), d = y - V(c);
        s = s + d, s2 = F(d, d, s2), a = MIN(a, y), b = MAX(b, y);
    }
    double S1 = total(s), S2 = total(s2);
    *lo = INFINITY, *hi = -INFINITY;
    for (int k = 0; k < 8; k++) {
        if (a[k] < *lo) *lo = a[k];
        if (b[k] > *hi) *hi = b[k];
    }
    for (; i < n; i++) { double d = x[i] - c; S1 += d, S2 += d * d; if (x[i] < *lo) *lo = x[i]; if (x[i] > *hi) *hi = x[i]; }
    *mean = c + S1 / n, *m2 = S2 - S1 * S1 / n;
}

ALWAYS v8u16 sixteen(v x) { return __builtin_convertvector(__builtin_convertvector(x, v8i32), v8u16); }

// seven order statistics: a histogram of 2048 bins, then the few values of the bins that hold them
static void exact(const double *x, long n, double *out, uint16_t *bin) {
    double lo, hi, m2;
    moments(x, n, out, &m2, &lo, &hi);
    out[1] = n > 1 ? sqrt(fmax(m2, 0) / (n - 1)) : NAN;
    if (!(hi > lo)) { for (int j = 0; j < 7; j++) out[2 + j] = x[0]; return; }
    enum { B = 2048 };
    uint32_t h[4][B];
    memset(h, 0, sizeof h);
    const double scale = (B - 1) / (hi - lo);
    long i = 0;
    for (; i + 8 <= n; i += 8) {
        v8u16 k = sixteen((LOAD(x + i) - V(lo)) * V(scale));
        *(v8u16 *)(bin + i) = k;
        uint64_t a = ((v2u64)k)[0], b = ((v2u64)k)[1];
        h[0][a & 0xffff]++, h[1][a >> 16 & 0xffff]++, h[2][a >> 32 & 0xffff]++, h[3][a >> 48]++;
        h[0][b & 0xffff]++, h[1][b >> 16 & 0xffff]++, h[2][b >> 32 & 0xffff]++, h[3][b >> 48]++;
    }
    for (; i < n; i++) bin[i] = (uint16_t)((x[i] - lo) * scale), h[0][bin[i]]++;
    long cum = 0, before[7];
    int at[7];
    for (int k = 0, j = 0; k < B && j < 7; k++) {
        long next = cum + h[0][k] + h[1][k] + h[2][k] + h[3][k];
        for (; j < 7 && ORDER[j] < next; j++) at[j] = k, before[j] = cum;
        cum = next;
    }
    static __thread double few[EXACT_MAX];
    for (int j = 0, m; j < 7; j++) {
        if (j && at[j] == at[j - 1]) { out[2 + j] = few[ORDER[j] - before[j]]; continue; }
        const __m256i want = _mm256_set1_epi16((short)at[j]);
        for (i = 0, m = 0; i < n; i += 32) {
            __m256i a = _mm256_cmpeq_epi16(_mm256_load_si256((const void *)(bin + i)), want);
            __m256i b = _mm256_cmpeq_epi16(_mm256_load_si256((const void *)(bin + i + 16)), want);
            uint32_t hit = _mm256_movemask_epi8(_mm256_permute4x64_epi64(_mm256_packs_epi16(a, b), 0xd8));
            if (n - i < 32) hit &= (1u << (n - i)) - 1;
            for (; hit; hit &= hit - 1) few[m++] = x[i + __builtin_ctz(hit)];
        }
        if (m > 24) qsort(few, m, 8, less);
        else for (int p = 1; p < m; p++) { double u = few[p]; int r = p - 1; while (r >= 0 && few[r] > u) few[r + 1] = few[r], r--; few[r + 1] = u; }
        out[2 + j] = few[ORDER[j] - before[j]];
    }
}

static double *LO, *WIDTH, *MEAN, *S1, *S2;
static uint32_t (*HIST)[BINS];

static void summarise(int d, const double *x, long n) {
    if (!(WIDTH[d] > 0)) return;
    v s = V(0), s2 = V(0), c = V(MEAN[d]), lo = V(LO[d]), inv = V(1 / WIDTH[d]);
    uint32_t *h = HIST[d];
    long i = 0;
    for (; i + 8 <= n; i += 8) {
        v y = LOAD(x + i), e = y - c;
        s = s + e, s2 = F(e, e, s2);
        v8u16 k = sixteen(MIN(MAX((y - lo) * inv, V(0)), V(BINS - 1)));
        uint64_t a = ((v2u64)k)[0], b = ((v2u64)k)[1];
        h[a & 0xffff]++, h[a >> 16 & 0xffff]++, h[a >> 32 & 0xffff]++, h[a >> 48]++;
        h[b & 0xffff]++, h[b >> 16 & 0xffff]++, h[b >> 32 & 0xffff]++, h[b >> 48]++;
    }
    S1[d] += total(s), S2[d] += total(s2);
    for (; i < n; i++) { double e = x[i] - MEAN[d]; S1[d] += e, S2[d] += e * e; h[(int)fmin(fmax((x[i] - LO[d]) / WIDTH[d], 0), BINS - 1)]++; }
}

// ---------------------------------------------------------------- threads
static int THREADS;
static atomic_long next_;
static long from_, count_;
static int phase_;                                           // 0 simulate, 1 exact, 2 set ranges, 3 summarise

static void *worker(void *arg) {
    S *s = phase_ ? 0 : aligned_alloc(64, sizeof(S));
    uint16_t *bin = aligned_alloc(64, 2 * (EXACT_MAX + 64));
    for (;;) {
        long k = atomic_fetch_add(&next_, 1);
        if (phase_ == 0) {
            if (k * 8 >= count_) break;
            group(s, from_ + k * 8, store + k * 8, (int)(count_ - k * 8 < 8 ? count_ - k * 8 : 8));
            continue;
        }
        if (k * 16 >= D) break;
        for (int d = (int)k * 16; d < D && d < (k + 1) * 16; d++) {
            const double *x = store + (long)d * STRIDE;
            if (phase_ == 1) exact(x, count_, STATS[d], bin);
            else if (phase_ == 2) {
                double m2, lo, hi;
                moments(x, count_, MEAN + d, &m2, &lo, &hi);
                double w = hi > lo ? hi - lo : fmax(fabs(hi), 1) * 1e-9;
                LO[d] = lo - .25 * w, WIDTH[d] = isnan(MEAN[d]) ? NAN : 1.5 * w / BINS;
                summarise(d, x, count_);
            } else summarise(d, x, count_);
        }
    }
    _mm_sfence();
    free(s);
    free(bin);
    return arg;
}

static double now_(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }

static double parallel(int phase, long from, long count) {
    double t0 = now_();
    pthread_t th[64];
    phase_ = phase, from_ = from, count_ = count;
    atomic_store(&next_, 0);
    for (int i = 1; i < THREADS; i++) pthread_create(th + i, 0, worker, 0);
    worker(0);
    for (int i = 1; i < THREADS; i++) pthread_join(th[i], 0);
    return now_() - t0;
}

static void *big(size_t bytes) {
    void *p = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) { perror("mmap"); exit(1); }
    madvise(p, bytes, MADV_HUGEPAGE);
    return p;
}

int main(int argc, char **argv) {
    const char *dump = 0;
    N = 10000, SEED = 2002, THREADS = 2;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--trials")) N = atol(argv[i + 1]);
        if (!strcmp(argv[i], "--seed")) SEED = strtoull(argv[i + 1], 0, 10);
        if (!strcmp(argv[i], "--threads")) THREADS = atoi(argv[i + 1]);
        if (!strcmp(argv[i], "--exact-max") && atol(argv[i + 1]) <= EXACT_MAX) exact_max = atol(argv[i + 1]);
        if (!strcmp(argv[i], "--dump")) dump = argv[i + 1];
    }
    double t0 = now_(), t_setup, t_sim = 0, t_stat = 0;
    setup();
    t_setup = now_() - t0;
    for (int j = 0; j < 7; j++) { ORDER[j] = (long)ceil(PROBS[j] * N - 1e-9) - 1; if (ORDER[j] < 0) ORDER[j] = 0; }
    const long keep = N <= exact_max ? N : N < BATCH ? N : BATCH;
    STRIDE = (keep + 7) / 8 * 8 + 8;                         // not a power of two
    store = big((size_t)D * STRIDE * 8);
    MONTH = malloc((size_t)2 * E * N * 2);
    if (N <= exact_max) {
        t_sim = parallel(0, 0, N);
        t_stat = parallel(1, 0, N);
    } else {
        HIST = big((size_t)D * sizeof *HIST);
        double *p = calloc(5 * D, 8);
        LO = p, WIDTH = p + D, MEAN = p + 2 * D, S1 = p + 3 * D, S2 = p + 4 * D;
        for (long i = 0; i < N; i += BATCH) {
            long m = N - i < BATCH ? N - i : BATCH;
            t_sim += parallel(0, i, m);
            t_stat += parallel(i ? 3 : 2, i, m);
        }
        double t = now_();
        for (int d = 0; d < D; d++) {
            if (!(WIDTH[d] > 0)) { for (int j = 0; j < 9; j++) STATS[d][j] = NAN; continue; }
            double m = S1[d] / N;
            STATS[d][0] = MEAN[d] + m, STATS[d][1] = sqrt(fmax(S2[d] - N * m * m, 0) / (N - 1));
            long cum = 0;
            for (int b = 0, j = 0; b < BINS && j < 7; b++) {
                long next = cum + HIST[d][b];
                for (; j < 7 && ORDER[j] < next; j++) STATS[d][2 + j] = LO[d] + WIDTH[d] * (b + (ORDER[j] + .5 - cum) / HIST[d][b]);
                cum = next;
            }
        }
        t_stat += now_() - t;
    }
    // independence
    double t = now_(), by[2][E][Y], quant[2][E][7], dist[2][Y][C + 1];
    memset(dist, 0, sizeof dist);
    for (int a = 0; a < 2; a++) {
        uint8_t *count = calloc(N, Y);
        for (int e = 0; e < E; e++) {
            long h[T + 1] = {0};
            const int16_t *m = MONTH + ((long)a * E + e) * N;
            for (long i = 0; i < N; i++) h[m[i] < 0 ? T : m[i]]++;
            long cum = 0;
            for (int k = 0, j = 0; k <= T; k++) {
                cum += h[k];
                for (; j < 7 && ORDER[j] < cum; j++) quant[a][e][j] = k == T ? -1 : k;
                if (k % 12 == 11) by[a][e][k / 12] = (double)cum / N;
            }
            if (e < C) for (int y = 0; y < Y; y++) {
                uint8_t *k = count + (long)y * N;
                const int16_t end = (int16_t)(12 * y + 11);
                for (long i = 0; i < N; i++) k[i] += m[i] >= 0 && m[i] <= end;
            }
        }
        for (int y = 0; y < Y; y++) {
            long h[C + 1] = {0};
            for (long i = 0; i < N; i++) h[count[(long)y * N + i]]++;
            for (int k = 0; k <= C; k++) dist[a][y][k] = (double)h[k] / N;
        }
        free(count);
    }
    t_stat += now_() - t;
    double seconds = now_() - t0;
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    const double cpu = ru.ru_utime.tv_sec + ru.ru_stime.tv_sec + 1e-6 * (ru.ru_utime.tv_usec + ru.ru_stime.tv_usec);
    printf("{\"peer\": \"c\", \"trials\": %ld, \"threads\": %d, \"seconds\": %.4f, \"cpu_seconds\": %.4f, \"compile_seconds\": 0.0, \"peak_mb\": %.1f", N, THREADS, seconds, cpu, ru.ru_maxrss / 1024.);
    const char *alt[2] = {"duplicated", "shared"};
    #define AT(q, e, y) STATS[((q) * E + (e)) * Y + (y)]
    for (int a = 0; a < 2; a++) {
        double *x = AT(NI + a * NA + OSS, C, 4), *z = AT(NI + a * NA + OSS, C, 9), m = 0, m2 = 0;
        for (int k = 0; k <= C; k++) m += k * dist[a][Y - 1][k], m2 += k * k * dist[a][Y - 1][k];
        printf(", \"oss_2002_%s\": [%.12g, %.6g], \"oss_2007_%s\": [%.12g, %.6g], \"independent_%s\": [%.12g, %.6g]", alt[a], x[0], x[1] / sqrt(N),
               alt[a], z[0], z[1] / sqrt(N), alt[a], m, sqrt(fmax(m2 - m * m, 0) / N));
    }
    double *x = AT(NI + NA + SAVING, C, 9), sum = 0;
    for (int d = 0; d < D; d++) if (!isnan(STATS[d][0])) sum += STATS[d][0] * (1 + d % 7);
    printf(", \"saving_2007\": [%.12g, %.6g], \"checksum\": %.12g, \"setup_seconds\": %.4f, \"simulate_seconds\": %.4f, \"statistics_seconds\": %.4f}\n",
           x[0], x[1] / sqrt(N), sum, t_setup, t_sim, t_stat);
    if (dump) {
        FILE *f = fopen(dump, "wb");
        fwrite(STATS, sizeof STATS, 1, f), fwrite(by, sizeof by, 1, f), fwrite(quant, sizeof quant, 1, f), fwrite(dist, sizeof dist, 1, f);
        fclose(f);
    }
    return 0;
}
