"""What the Python peers share: the constants of reference.yaml, quantile tables, the result layout, the statistics."""

import argparse
import json
import math
import resource
import sys

import numpy as np

CENTRES = "kpc ktnet sbc gwangju daejeon busan daegu kict snu ica".split()
C, T, Y, E = 10, 132, 11, 11
CAPITAL = 3  # the first three are the capital group; they open at month 0, the others at month 12
NOPEN = np.array([3 if t < 12 else 10 for t in range(T)])
SMES = np.array([30000, 26000, 24000, 21400, 16000, 34000, 28000, 15000, 18000, 14000.0])
DEMAND_LEVEL = np.array([190, 150, 160, 115, 95, 140, 125, 80, 110, 85.0])
ROOM_SEATS = np.array([340, 280, 300, 210, 180, 250, 220, 150, 200, 160.0])
PYEONG = np.array([110, 120, 100, 102, 95, 110, 105, 90, 98, 90.0])
RENT = PYEONG * np.array([0.055, 0.055, 0.05, 0.038, 0.033, 0.038, 0.032, 0.05, 0.052, 0.05])
ROOMS = np.array([6, 8, 10, 5, 4, 6, 5, 3, 4, 4.0])
FIRST_SETS = np.array([45, 42, 40, 40, 36, 42, 40, 34, 38, 35.0])
TITLES_BASE = np.array([3.0, 2.6, 2.4, 2.3, 2.0, 2.5, 2.3, 1.8, 2.4, 2.0])
EXAM_WEIGHT = np.array([0.22, 0.12, 0.1, 0.08, 0.1, 0.12, 0.1, 0.04, 0.07, 0.05])
SEASON = np.array([1.05, 1.15, 1.10, 0.95, 0.80, 0.75, 1.10, 1.15, 1.10, 1.05, 0.95, 0.85])
RET_X = np.array([0, 0.25, 0.5, 1, 2.0])
RET_Y = np.array([0.76, 0.43, 0.27, 0.11, 0.03])
t_ = np.arange(T)
CHARGED = np.interp(t_, [24, 48], [0, 0.8])
AWARD = np.where(t_ < 60, 22.5, 0.0)
RAMP_BOOKS = np.clip((t_ - 24) / 24, 0, 1)  # ramp(1999-09, 2001-09)
RAMP_VIRTUAL = np.clip((t_ - 24) / 36, 0, 1)  # ramp(1999-09, 2002-09)
PR_ON = t_ >= 24
FIRST_BUY = np.where(np.arange(C)[:, None] < CAPITAL, t_ < 12, (t_ >= 12) & (t_ < 24)) * FIRST_SETS[:, None] / 12

KAPPA = np.exp(-1.2 / 12)  # ou, exact step
OU_SD = 0.12 * np.sqrt((1 - np.exp(-2 * 1.2 / 12)) / (2 * 1.2))
GBM_MU, GBM_SD = 0.032 / 12, 0.012 / np.sqrt(12)
AR_PHI, AR_SD = 0.85, 0.02
AR_SD0 = AR_SD / np.sqrt(1 - AR_PHI**2)
ENTER, STAY = 0.02, 0.92


def pert(low, mode, high):
    return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low), low, high


def logn(mean, sd):
    s2 = math.log(1 + (sd / mean) ** 2)
    return math.log(mean) - s2 / 2, math.sqrt(s2)


# name: (kind, parameters); pert and beta as (a, b, low, high)
STATIC = {
    "training_fee": ("beta", pert(0.05, 0.08, 0.13)),
    "conversion": ("beta", pert(0.05, 0.12, 0.25)),
    "unit_cost": ("logn", logn(0.16, 0.03)),
    "bass_p": ("beta", pert(0.003, 0.0042, 0.0065)),
    "bass_q": ("beta", pert(0.30, 0.344, 0.40)),
    "fashion_peak": ("tri", (0.1, 0.35, 0.8)),
    "crisis_depth": ("beta", pert(0.1, 0.2, 0.4)),
    "wage0": ("beta", pert(1.4, 1.7, 2.1)),
    "wage_elasticity": ("norm", (1, 0.1)),
    "wage_drift": ("norm", (0.015, 0.006)),
    "fee_growth": ("norm", (0.02, 0.01)),
    "seats_per_staff": ("beta", pert(35, 45, 60)),
    "consult_fee": ("logn", logn(0.30, 0.06)),
    "prep_pull": ("beta", (6.0, 94.0, 0.0, 1.0)),
    "price_decline": ("beta", pert(0.05, 0.12, 0.20)),
    "set_price0": ("beta", pert(1.6, 2.2, 3.0)),
    "replace_share": ("beta", pert(0.6, 0.8, 1.0)),
    "title_cost": ("logn", logn(2.5, 0.6)),
    "book_overlap": ("beta", (5.0, 5.0, 0.0, 1.0)),
    "pr_overlap": ("beta", pert(0.1, 0.25, 0.5)),
    "db_overlap": ("beta", (6.0, 4.0, 0.0, 1.0)),
    "localisation": ("beta", pert(0.05, 0.1, 0.2)),
    "fit_loss": ("beta", pert(0.0, 0.03, 0.1)),
    "overhead": ("tri", (0.10, 0.15, 0.25)),
    "goodwill_power": ("beta", pert(0.3, 0.5, 0.8)),
}
BY_CENTRE = {  # name: (kind, parameters, common)
    "demand_factor": ("logn", logn(1, 0.25), 0.3),
    "local_skill": ("beta", pert(0.6, 1.0, 1.5), 0.3),
    "lead_rate": ("beta", pert(0.1, 0.2, 0.4), 0.4),
    "isp_size": ("logn", logn(30, 10), 0.0),
    "occupancy0": ("beta", (14.0, 6.0, 0.0, 1.0), 0.0),
    "rent_level": ("tri", (0.85, 1.0, 1.25), 0.5),
    "take_up": ("beta", pert(0.5, 0.8, 1.0), 0.2),
    "price_level": ("norm", (1, 0.08), 0.0),
}
CORRELATED = ["training_fee", "conversion", "unit_cost"]
_rho = lambda r: 2 * math.sin(math.pi * r / 6)  # Spearman -> Gaussian
CORR_L = np.linalg.cholesky(
    np.array([[1, _rho(-0.4), _rho(0.5)], [_rho(-0.4), 1, _rho(-0.2)], [_rho(0.5), _rho(-0.2), 1]])
)

ZLO, ZHI, ZN = -7.0, 7.0, 2049
ZGRID = np.linspace(ZLO, ZHI, ZN)
_erfc = np.vectorize(math.erfc)


def phi(z):
    return 0.5 * _erfc(-z / math.sqrt(2))


UGRID = phi(ZGRID)


def beta_table(a, b, low, high):
    """The quantile of a (scaled) beta at the normal scores ZGRID."""
    s = np.linspace(0, 1, 100001)
    x = s * s * (3 - 2 * s)  # finer at both ends
    with np.errstate(divide="ignore", invalid="ignore"):
        pdf = x ** (a - 1) * (1 - x) ** (b - 1) * 6 * s * (1 - s)
    pdf[[0, -1]] = 0
    cdf = np.concatenate([[0], np.cumsum((pdf[1:] + pdf[:-1]) / 2)])
    up, down = cdf / cdf[-1], np.concatenate([np.cumsum(((pdf[1:] + pdf[:-1]) / 2)[::-1])[::-1], [0]]) / cdf[-1]
    lo = np.interp(UGRID, up, x)
    hi = np.interp(phi(-ZGRID), down[::-1], x[::-1])  # the upper half from the upper tail
    return low + (high - low) * np.where(ZGRID < 0, lo, hi)


INDEP = """certificate virtual consulting membership isp tenants joint_project consultant_pool rent host_rooms equipment
depreciation other_funding""".split()
BY_ALT = """open_courses personnel instructors textbooks publicity expert_db core earned operating_cost grant
operating_result surplus cash oss fss sdi earned_income_ratio reserve_months gap saving""".split()
NI, NA = len(INDEP), len(BY_ALT)
Q = NI + 2 * NA + 2  # the last two: shared - duplicated of saving and oss
ALTS = ["duplicated", "shared"]
PROBS = np.array([0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95])
EXACT_MAX = 20000  # up to here exact quantiles, beyond a histogram
PILOT, BINS = 10000, 4096


def order_index(n):
    return np.maximum(np.ceil(PROBS * n - 1e-9).astype(int) - 1, 0)


def exact_stats(store, out=None, lo=0, hi=None):
    """store: (D, n). Fills out (D, 9): mean, sd, seven lower empirical quantiles. Sorts in place."""
    D, n = store.shape
    out = np.empty((D, 9)) if out is None else out
    k = order_index(n)
    for d in range(lo, D if hi is None else hi):
        x = store[d]
        out[d, 0] = m = x.mean()
        x2 = x - m
        out[d, 1] = math.sqrt(x2 @ x2 / (n - 1)) if n > 1 else math.nan
        x.sort()
        out[d, 2:] = x[k]
    return out


class Summary:
    """For many trials: sums, and histograms whose range comes from a pilot of PILOT trials."""

    def __init__(self, pilot):
        D, self.n = pilot.shape[0], 0
        lo, hi = pilot.min(1), pilot.max(1)
        w = np.where(hi > lo, hi - lo, np.maximum(np.abs(hi), 1) * 1e-9)
        self.lo, self.width = lo - 0.25 * w, 1.5 * w / BINS
        self.centre = pilot.mean(1)
        self.s1, self.s2 = np.zeros(D), np.zeros(D)
        self.hist = np.zeros((D, BINS), np.int32)

    def add(self, block):
        x = block - self.centre[:, None]
        self.s1 += x.sum(1)
        self.s2 += np.einsum("ij,ij->i", x, x)
        self.n += block.shape[1]
        with np.errstate(invalid="ignore"):
            idx = np.nan_to_num(np.clip((block - self.lo[:, None]) / self.width[:, None], 0, BINS - 1)).astype(np.int32)
        for d in range(len(self.lo)):
            self.hist[d] += np.bincount(idx[d], minlength=BINS)

    def stats(self):
        out = np.empty((len(self.lo), 9))
        m = self.s1 / self.n
        out[:, 0] = self.centre + m
        out[:, 1] = np.sqrt(np.maximum(self.s2 - self.n * m * m, 0) / (self.n - 1))
        cum = np.cumsum(self.hist, 1)
        for j, k in enumerate(order_index(self.n)):
            b = (cum <= k).sum(1).clip(max=BINS - 1)
            i = np.arange(len(b))
            before = np.where(b > 0, cum[i, b - 1], 0)
            inside = (k + 0.5 - before) / np.maximum(self.hist[i, b], 1)
            out[:, 2 + j] = self.lo + self.width * (b + inside)
        return out


def index(q, e, y):
    return (q * E + e) * Y + y


def independence(month, n):
    """month: (2, E, n) int, -1 for never. Returns per alternative and entity: probabilities by year end, quantiles."""
    ends = np.arange(11, T, 12)
    by = (
        ((month[..., None] >= 0) & (month[..., None] <= ends)).mean(2)
        if n <= 200000
        else np.stack([((month >= 0) & (month <= e)).mean(2) for e in ends], -1)
    )
    far = np.where(month < 0, T, month)
    q = np.sort(far, axis=2)[:, :, order_index(n)]
    count = [[((month[a, :C] >= 0) & (month[a, :C] <= e)).sum(0) for e in ends] for a in range(2)]
    dist = np.array([[np.bincount(c, minlength=C + 1) / n for c in a] for a in count])
    return by, np.where(q == T, -1, q), dist


def cpu():
    """Processor seconds of this process so far: what contention by other processes disturbs least."""
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime


def options(threads=2, **more):
    """The options of a call; more are further whole numbers with their defaults."""
    parser = argparse.ArgumentParser()
    for name, value in dict(trials=10000, seed=2002, threads=threads, **more).items():
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--dump", help="write all statistics to this file, for compare_dumps.py")
    return parser.parse_args()


def finish(peer, o, stats, found, seconds, cpu_seconds, compile_seconds=0.0):
    """Prints the JSON line of a run: what it took and the headline statistics with their standard errors."""
    by, quant, dist = found
    if o.dump:
        np.concatenate([stats.ravel(), by.ravel(), quant.ravel().astype(float), dist.ravel()]).tofile(o.dump)
    r = {"peer": peer, "trials": o.trials, "threads": o.threads, "seconds": seconds, "cpu_seconds": cpu_seconds}
    r["compile_seconds"] = compile_seconds
    r["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    root, k = math.sqrt(o.trials), np.arange(C + 1)
    headline = lambda i: [stats[i, 0], stats[i, 1] / root]
    for a, alt in enumerate(ALTS):
        q = NI + a * NA + BY_ALT.index("oss")
        r[f"oss_2002_{alt}"], r[f"oss_2007_{alt}"] = headline(index(q, C, 4)), headline(index(q, C, 9))
        mean = dist[a, -1] @ k
        r[f"independent_{alt}"] = [mean, math.sqrt(max(dist[a, -1] @ k**2 - mean**2, 0)) / root]
    r["saving_2007"] = headline(index(NI + NA + BY_ALT.index("saving"), C, 9))
    json.dump(r, sys.stdout)
