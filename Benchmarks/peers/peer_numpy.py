"""The reference scenario in vectorised numpy: blocks of trials, arrays of shape (centre, trial), a loop over months."""

import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
import numpy as np
from common import *

TABLE = {}
for _n, _v in list(STATIC.items()) + list(BY_CENTRE.items()):
    if _v[0] == "beta" and (_n in CORRELATED or (len(_v) > 2 and _v[2] > 0)):
        TABLE[_n] = beta_table(*_v[1])
col = lambda v: np.asarray(v, float)[:, None]
SMES_, LEVEL_, SEATS_, RENT_, ROOMS_, TITLES_, EXAM_ = map(
    col, (SMES, DEMAND_LEVEL, ROOM_SEATS, RENT, ROOMS, TITLES_BASE, EXAM_WEIGHT)
)


def tri(u, low, mode, high):
    f = (mode - low) / (high - low)
    return np.where(
        u < f, low + np.sqrt(u * (high - low) * (mode - low)), high - np.sqrt((1 - u) * (high - low) * (high - mode))
    )


def from_normal(name, kind, p, z):
    if kind == "norm":
        return p[0] + p[1] * z
    if kind == "logn":
        return np.exp(p[0] + p[1] * z)
    if kind == "beta":
        return np.interp(z, ZGRID, TABLE[name])
    return tri(np.interp(z, ZGRID, UGRID), *p)


def draw_static(rng, B):
    d = {}
    zc = CORR_L @ rng.standard_normal((3, B))
    for name, (kind, p) in STATIC.items():
        if name in CORRELATED:
            d[name] = from_normal(name, kind, p, zc[CORRELATED.index(name)])
        elif kind == "beta":
            d[name] = p[2] + (p[3] - p[2]) * rng.beta(p[0], p[1], B)
        elif kind == "tri":
            d[name] = rng.triangular(*p, B)
        else:
            d[name] = from_normal(name, kind, p, rng.standard_normal(B))
    for name, (kind, p, r) in BY_CENTRE.items():
        if kind == "beta" and r == 0:
            d[name] = p[2] + (p[3] - p[2]) * rng.beta(p[0], p[1], (C, B))
        else:
            z = rng.standard_normal((C, B))
            if r > 0:
                z = np.sqrt(r) * rng.standard_normal(B) + np.sqrt(1 - r) * z
            d[name] = from_normal(name, kind, p, z)
    return d


class Trailing:
    """Sum over the last n months there are."""

    def __init__(self, n):
        self.past, self.sum = deque(maxlen=n), 0.0

    def add(self, x):
        if len(self.past) == self.past.maxlen:
            self.sum = self.sum + (x - self.past[0])
        else:
            self.sum = self.sum + x
        self.past.append(x)
        return self.sum


def airport(v):
    """Shapley shares of max(v) over axis 0."""
    s = np.sort(v, axis=0)
    out = v.copy()
    for k in range(C - 1):
        out += (1 / (C - k) - 1 / (C - k - 1)) * np.minimum(v, s[k])
    return out


def simulate(seed, block, B, store, month_out):
    """Simulates B trials; store is (Q, E, Y, B), month_out (2, E, B)."""
    rng = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, block])))
    d = draw_static(rng, B)
    g = d.__getitem__
    bass_p, bass_q, crisis_depth, conversion = g("bass_p"), g("bass_q"), g("crisis_depth"), g("conversion")
    days_fee, skill, lead_rate = g("consult_fee"), g("local_skill"), g("lead_rate")
    sps, rent_level, level = g("seats_per_staff"), g("rent_level"), g("price_level")
    activity, log_cpi, crisis = np.zeros(B), np.zeros(B), np.zeros(B, bool)
    mood = AR_SD0 * rng.standard_normal(B)
    rent_index = np.ones(B)
    adopters, goodwill, backlog, members = (
        0.018 * SMES_ * np.ones(B),
        np.ones((C, B)),
        np.zeros((C, B)),
        np.zeros((C, B)),
    )
    first_past, second_past, sets_past, days6, wear48 = [], [], [], Trailing(6), Trailing(48)
    zero = np.zeros((C, B))
    alt = [
        dict(
            load=Trailing(3),
            targets=[],
            titles=np.full((C, B), 20.0),
            cash=np.zeros((C, B)),
            courses=zero,
            e12=Trailing(12),
            o12=Trailing(12),
            b12=Trailing(12),
            e12n=Trailing(12),
            run=np.zeros((E, B), np.int16),
            month=np.full((E, B), -1, np.int16),
            acc=None,
        )
        for _ in range(2)
    ]
    isp_before, consult_past = zero, [zero, zero]
    acc, in_kind12 = {}, Trailing(12)

    def add(a, name, x):
        a[name] = a[name] + x if name in a else x

    for t in range(T):
        y, n_open = t // 12, NOPEN[t]
        years = t / 12
        if t > 0:
            z = rng.standard_normal((3, B))
            activity = activity * KAPPA + OU_SD * z[0]
            log_cpi = log_cpi + GBM_MU + GBM_SD * z[1]
            mood = AR_PHI * mood + AR_SD * z[2]
            u = rng.random(B)
            crisis = np.where(crisis, u < STAY, u < ENTER)
        cpi = np.exp(log_cpi)
        hit = 1 - crisis_depth * crisis
        boom = np.exp(activity) * hit
        fashion = 1 + d["fashion_peak"] * np.exp(-(((t - 31) / 14) ** 2))
        climate = boom * fashion * (1 + mood)
        wage = d["wage0"] * cpi ** d["wage_elasticity"] * np.exp(d["wage_drift"] * years)
        fee = d["training_fee"] * cpi * np.exp(d["fee_growth"] * years)
        seat_cost = d["unit_cost"] * (0.6 * cpi + 0.4 * wage / d["wage0"])
        price_share = np.clip(fee * 0.6 / seat_cost, 0, 2)
        set_price = d["set_price0"] * np.exp(-d["price_decline"] * years)
        exam_wave = 2400 * np.exp(-0.35 * (t - 34) / 12) if t >= 34 else 0.0
        rent_index = np.maximum(rent_index, cpi)
        # the market
        share = adopters / SMES_
        new = (bass_p + bass_q * share) * (SMES_ - adopters) * boom / 12
        pressure = new / (0.0015 * SMES_)
        pr_spend = 3.0 * cpi * (0.8 + 0.2 * np.minimum(pressure, 2))
        pull = goodwill ** d["goodwill_power"]
        shocks = rng.standard_normal((2, C, B))
        demand_noise = np.exp(0.18 * shocks[0] - 0.0162)
        lead_noise = np.exp(0.25 * shocks[1] - 0.03125)
        market = LEVEL_ * d["demand_factor"] * pressure**0.35 * pull * (climate * SEASON[t % 12]) * demand_noise
        keep = np.interp(np.clip(price_share * level, 0, 2), RET_X, RET_Y)
        paid_wish, free = market * CHARGED[t] * keep, market * (1 - CHARGED[t])
        # consulting
        leads = lead_rate * (new + 0.002 * adopters) * pull * lead_noise
        first = leads * (conversion * hit) * skill
        second = 0.35 * first_past[t - 3] if t >= 3 else zero
        third = 0.4 * second_past[t - 4] if t >= 4 else zero
        first_past.append(first)
        second_past.append(second)
        wanted = 2 * first + 8 * second + 25 * third
        consultants = np.clip(np.ceil(days6.add(wanted) / min(t + 1, 6) / 14), 1, 12)
        days_open = backlog + wanted
        done = np.minimum(days_open, 15 * consultants)
        backlog = 0.9 * (days_open - done)
        # the other lines
        L = {}
        L["consulting"] = done * (days_fee * cpi * 0.85)
        L["consultant_pool"] = done * (0.12 * cpi) + 0.5 * consultants * wage
        L["membership"] = members * (0.05 * cpi)
        L["certificate"] = (d["prep_pull"] * exam_wave * 0.30 * cpi) * (EXAM_ * np.sqrt(share / 0.05))
        L["virtual"] = np.minimum(0.012 * adopters * RAMP_VIRTUAL[t], 60) * (0.06 * cpi)
        L["isp"] = (1 - np.exp(-0.06 * pressure)) * d["isp_size"] * cpi
        occupancy = np.clip(d["occupancy0"] + mood + 0.1 * (goodwill - 1), 0, 1)
        L["tenants"] = ROOMS_ * 0.6 * occupancy * rent_level * rent_index
        L["joint_project"] = np.broadcast_to(2.0 * (1 - 0.5 * crisis), (C, B)) if t >= 24 else zero
        L["rent"] = RENT_ * rent_level * rent_index
        L["host_rooms"] = 0.25 * L["rent"]
        sets = FIRST_BUY[:, t, None] + (d["replace_share"] * sets_past[t - 48] if t >= 48 else 0.0) + np.zeros(B)
        sets_past.append(sets)
        L["equipment"] = sets * set_price
        L["depreciation"] = wear48.add(L["equipment"]) / 48
        if n_open < C:
            for k in L:
                L[k] = L[k].copy()
                L[k][n_open:] = 0
        db_fixed, db_part = 2.0 * cpi, 0.004 * cpi * members
        for k, x in L.items():
            add(acc, k, x)
        in12 = in_kind12.add(L["host_rooms"])
        joins = 0.02 * new + 0.1 * first
        for a, s in enumerate(alt):
            take = d["take_up"] * RAMP_BOOKS[t] if a == 1 else 0.0
            paid = paid_wish * (1 - d["fit_loss"] * take)
            seats = paid + free
            target = 3 + np.ceil(s["load"].add(seats) / min(t + 1, 3) / sps)
            s["targets"].append(target)
            staff = s["targets"][t - 3] if t >= 3 else np.full((C, B), 5.0)
            served = np.minimum(np.minimum(seats, SEATS_), (staff - 2) * sps * 1.25)
            fill = served / seats
            courses = paid * fill * fee * level
            teaching = served * (8 / 28 * 0.09 * cpi)
            payroll = staff * (wage * (1 + d["overhead"]))
            due = TITLES_ * (0.5 + 0.5 * served / LEVEL_)
            books = due * (d["title_cost"] * cpi) * (s["titles"] / 20) ** -0.234
            s["titles"] = s["titles"] + due
            pr, db, saving = pr_spend, db_fixed + db_part, zero
            if n_open < C:
                courses, teaching, payroll, books, pr, db = (
                    x.copy() for x in (courses, teaching, payroll, books, pr, db)
                )
                for x in (courses, teaching, payroll, books, pr, db):
                    x[n_open:] = 0
            if a == 1:
                n = n_open
                alone = books + pr + db
                if RAMP_BOOKS[t] > 0:
                    v = take * books
                    books = (
                        books
                        - v
                        + (1.05 * (1 - d["book_overlap"]) + d["localisation"]) * v
                        + 1.05 * d["book_overlap"] * airport(v)
                        + 0.02 * (n - 1) / 2
                        + 2.0 / n
                    )
                if PR_ON[t]:
                    v = d["take_up"] * pr
                    total = v.sum(0)
                    pooled = (1 - d["pr_overlap"] + 0.05) * total + d["pr_overlap"] * v.max(0) + 0.01 * n * (n - 1) / 2
                    pr = pr - v + pooled * (v / total)
                v = db_part if n == C else np.where(np.arange(C)[:, None] < n, db_part, 0.0)
                db = (
                    (1 - d["db_overlap"] + d["localisation"]) * v
                    + d["db_overlap"] * airport(v)
                    + db_fixed / n
                    + 0.005 * (n - 1) / 2
                    + 1.0 / n
                )
                if n < C:
                    db[n:] = 0
                saving = alone - books - pr - db
            earned = (
                courses + L["certificate"] + L["virtual"] + L["consulting"] + L["membership"] + L["isp"] + L["tenants"]
            )
            operating = payroll + teaching + L["consultant_pool"] + L["rent"] + books + pr + db
            cost = operating + L["depreciation"]
            grant = np.minimum(AWARD[t], 0.75 * (operating + L["equipment"])) if AWARD[t] > 0 else zero
            if t == 0:
                s["cash"] = np.where(np.arange(C)[:, None] < 3, 60.0, 0.0) + np.zeros(B)
            elif t == 12:
                s["cash"][3:] = 60.0
            interest = s["cash"] * np.where(s["cash"] > 0, 0.06 / 12, 0.10 / 12)
            collected = (
                (earned - courses - L["consulting"] - L["isp"]) + s["courses"] + consult_past[t % 2] + isp_before
            )
            s["cash"] = s["cash"] + collected + L["joint_project"] + grant + interest - operating - L["equipment"]
            s["courses"] = courses
            if s["acc"] is None:
                s["acc"] = {}
            A = s["acc"]
            for k, x in (
                ("open_courses", courses),
                ("personnel", payroll),
                ("instructors", teaching),
                ("textbooks", books),
                ("publicity", pr),
                ("expert_db", db),
                ("core", grant),
                ("earned", earned),
                ("operating_cost", cost),
                ("surplus", earned + L["joint_project"] + grant + interest - cost),
                ("saving", saving),
            ):
                add(A, k, x)
            e12, o12, b12 = s["e12"].add(earned), s["o12"].add(cost), s["b12"].add(operating)
            if t >= 60 or t % 12 == 11:
                months = np.where(np.arange(C) < 3, min(t + 1, 12), np.clip(t - 11, 1, 12))[:, None]
                e_all, o_all, b_all, c_all = e12.sum(0), o12.sum(0), b12.sum(0), s["cash"].sum(0)
                with np.errstate(divide="ignore", invalid="ignore"):
                    oss, oss_n = e12 / o12, e_all / o_all
                    rm, rm_n = s["cash"] / (b12 / months), c_all / (b_all / min(t + 1, 12))
                if t >= 60:
                    ok = np.concatenate([(oss >= 1) & (rm >= 3), ((oss_n >= 1) & (rm_n >= 3))[None]])
                    s["run"] = np.where(ok, s["run"] + 1, 0).astype(np.int16)
                    s["month"][(s["run"] == 12) & (s["month"] < 0)] = t - 11
            if t % 12 == 11:
                base = NI + a * NA
                A["grant"], A["operating_result"] = A["core"], A["earned"] - A["operating_cost"]
                A["cash"] = s["cash"]
                other = acc["joint_project"]
                both = lambda x: np.concatenate([x, x.sum(0)[None]])
                E12, O12, I12, F12, G12 = both(e12), both(o12), both(in12), both(other), both(A["core"])
                with np.errstate(divide="ignore", invalid="ignore"):
                    R = {
                        "oss": np.concatenate([oss, oss_n[None]]),
                        "fss": E12 / (O12 + I12),
                        "sdi": (O12 + I12 - E12) / E12,
                        "earned_income_ratio": E12 / (E12 + F12 + G12),
                        "reserve_months": np.concatenate([rm, rm_n[None]]),
                        "gap": np.maximum(0, O12 - E12),
                    }
                for k, name in enumerate(BY_ALT):
                    store[base + k, :, y] = R[name] if name in R else both(A[name])
                s["acc"] = None
        isp_before, consult_past[t % 2] = L["isp"], L["consulting"]
        if t % 12 == 11:
            acc["other_funding"] = acc["joint_project"]
            for k, name in enumerate(INDEP):
                store[k, :C, y], store[k, C, y] = acc[name], acc[name].sum(0)
            for j, name in enumerate(("saving", "oss")):
                i = BY_ALT.index(name)
                store[NI + 2 * NA + j, :, y] = store[NI + NA + i, :, y] - store[NI + i, :, y]
            acc.clear()
        # stocks, at the end of the month
        goodwill = 0.95 * goodwill + 0.05 * (pr_spend / 3.0) ** 0.2
        adopters = adopters + new
        members = members + joins - 0.015 * members
    for a in range(2):
        month_out[a] = alt[a]["month"]


def main():
    o = options(threads=1, block=0)
    n, B, D = o.trials, o.block or 1000 * o.threads, Q * E * Y
    start, cpu0 = time.perf_counter(), cpu()
    month = np.empty((2, E, n), np.int16)
    blocks = [(i, min(B, n - i)) for i in range(0, n, B)]
    pool = ThreadPoolExecutor(o.threads)
    keep = n if n <= EXACT_MAX else PILOT
    store = np.empty((D, keep))

    def run(job, first=0):
        i, m = job
        s = np.empty((Q, E, Y, m))
        simulate(o.seed, i // B, m, s, month[:, :, i : i + m])
        store[:, i - first : i - first + m] = s.reshape(D, m)

    each = max(1, D // (4 * o.threads))
    if n <= EXACT_MAX:
        list(pool.map(run, blocks))
        stats = np.empty((D, 9))
        list(pool.map(lambda lo: exact_stats(store, stats, lo, min(D, lo + each)), range(0, D, each)))
    else:
        list(pool.map(run, [b for b in blocks if b[0] < PILOT]))
        summary = Summary(store)
        summary.add(store)
        rest, step = [b for b in blocks if b[0] >= PILOT], PILOT // B
        for k in range(0, len(rest), step):
            part = rest[k : k + step]
            first, m = part[0][0], part[-1][0] + part[-1][1] - part[0][0]
            list(pool.map(run, part, [first] * len(part)))
            summary.add(store[:, :m])
        stats = summary.stats()
    found = independence(month, n)
    finish("numpy", o, stats, found, time.perf_counter() - start, cpu() - cpu0)


if __name__ == "__main__":
    main()
