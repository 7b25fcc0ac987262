"""Compares two dumps (--dump) of peers run with different draws: largest deviations in standard errors."""

import sys
import numpy as np
from common import *

a, b, n = np.fromfile(sys.argv[1]), np.fromfile(sys.argv[2]), int(sys.argv[3])
D = Q * E * Y
sa, sb = a[: D * 9].reshape(D, 9), b[: D * 9].reshape(D, 9)
names = INDEP + [f"{x}/{alt}" for alt in ALTS for x in BY_ALT] + ["saving diff", "oss diff"]
label = lambda d: (names[d // (E * Y)], (CENTRES + ["network"])[d // Y % E], int(d % Y))
assert (np.isnan(sa[:, 0]) == np.isnan(sb[:, 0])).all(), "defined in one only"
with np.errstate(all="ignore"):
    sd = (sa[:, 1] + sb[:, 1]) / 2
    flat = sd <= 1e-9 * np.abs(sa[:, 0])
    z = (sa[:, 0] - sb[:, 0]) / (sd * np.sqrt(2 / n))
    zs = (sa[:, 1] - sb[:, 1]) / (sd * np.sqrt(2 / n) * 1.5)
    z[flat], zs[flat] = 0, 0
    zq = (sa[:, 2:] - sb[:, 2:]) / (sd[:, None] * np.sqrt(2 / n) * np.array([2.1, 1.7, 1.36, 1.25, 1.36, 1.7, 2.1]))
    zq[flat] = 0
print("constant in both, and equal:", int(flat.sum()), float(np.nanmax(np.abs((sa - sb)[flat, 0]), initial=0)))
for what, v in (("mean", z), ("sd", zs), ("quantile", np.nan_to_num(zq).__abs__().max(1))):
    v = np.abs(np.nan_to_num(v))
    top = np.argsort(-v)[:5]
    print(
        f"{what}: rms {np.sqrt(np.mean(v[~flat] ** 2)):.2f}, over 4: {(v > 4).sum()} of {len(v)}; largest",
        [(round(float(v[d]), 1), label(d)) for d in top],
    )
pa, pb = a[D * 9 : D * 9 + 2 * E * Y], b[D * 9 : D * 9 + 2 * E * Y]
p = (pa + pb) / 2
zp = np.abs(pa - pb) / np.sqrt(np.maximum(2 * p * (1 - p) / n, 1e-12))
print("independent_by: largest z", zp.max().round(2), "p in", p.min(), p.max())
rest = slice(D * 9 + 2 * E * Y, None)
print("month quantiles and counts: largest difference", np.abs(a[rest] - b[rest]).max())
