"""The reference scenario in JAX on the CPU: jitted, scans over years and months, vectorised over trials, float64."""

import os
import sys
import time

_threads = int(sys.argv[sys.argv.index("--threads") + 1]) if "--threads" in sys.argv else 2
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_threads])  # XLA takes as many threads as it may use
from concurrent.futures import ThreadPoolExecutor
import numpy as np
import jax, jax.numpy as jnp
from jax import lax
from common import *

jax.config.update("jax_platforms", "cpu")
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_default_prng_impl", "rbg")  # the default generator is several times slower here
UG = jnp.asarray(UGRID)
TABLE = {}
for _n, _v in list(STATIC.items()) + list(BY_CENTRE.items()):
    if _v[0] == "beta":
        TABLE[_n] = jnp.asarray(beta_table(*_v[1]))
col = lambda v: jnp.asarray(v, float)[:, None]
SM, LV, SEAT, RENT_, ROOM_, TIT, EXM = map(col, (SMES, DEMAND_LEVEL, ROOM_SEATS, RENT, ROOMS, TITLES_BASE, EXAM_WEIGHT))
EARLY = jnp.arange(C)[:, None] < CAPITAL


def lookup(table, z):
    f = (jnp.clip(z, ZLO, ZHI) - ZLO) * ((ZN - 1) / (ZHI - ZLO))
    i = jnp.minimum(f.astype(jnp.int32), ZN - 2)
    return table[i] + (f - i) * (table[i + 1] - table[i])


def value(name, kind, p, z):
    if kind == "norm":
        return p[0] + p[1] * z
    if kind == "logn":
        return jnp.exp(p[0] + p[1] * z)
    if kind == "beta":
        return lookup(TABLE[name], z)
    u, (low, mode, high) = lookup(UG, z), p
    return jnp.where(
        u < (mode - low) / (high - low),
        low + jnp.sqrt(u * (high - low) * (mode - low)),
        high - jnp.sqrt((1 - u) * (high - low) * (high - mode)),
    )


def airport(v):
    """Shapley shares of max(v): from ranks, since XLA would write a sorting network out once for every use."""
    i = jnp.arange(C)
    r = 1 + ((v[None] < v[:, None]) | ((v[None] == v[:, None]) & (i[None] < i[:, None])[..., None])).sum(1)
    w = jnp.where(r < C, v / ((C - r) * (C - r + 1)), 0.0)
    return v / (C - r + 1) - jnp.where(r[None] < r[:, None], w[None], 0.0).sum(1)


def retention(x):
    return jnp.maximum(jnp.maximum(0.76 - 1.32 * x, 0.59 - 0.64 * x), jnp.maximum(0.43 - 0.32 * x, 0.19 - 0.08 * x))


FLOWS_A = [
    "open_courses",
    "personnel",
    "instructors",
    "textbooks",
    "publicity",
    "expert_db",
    "core",
    "earned",
    "operating_cost",
    "surplus",
    "saving",
]
FLOWS_I = INDEP[:-1]


def put(ring, k, x):
    return lax.dynamic_update_index_in_dim(ring, x, k, 0)


def get(ring, k):
    return lax.dynamic_index_in_dim(ring, k, 0, keepdims=False)


def simulate(key, B):
    ks, kc, kg, kp = jax.random.split(key, 4)
    d = {}
    z = jax.random.normal(ks, (len(STATIC), B))
    zc = jnp.asarray(CORR_L) @ z[:3]
    for i, (name, (kind, p)) in enumerate(STATIC.items()):
        d[name] = value(name, kind, p, zc[i] if i < 3 else z[i])
    z, g = jax.random.normal(kc, (len(BY_CENTRE), C, B)), jax.random.normal(kg, (len(BY_CENTRE), 1, B))
    for i, (name, (kind, p, r)) in enumerate(BY_CENTRE.items()):
        d[name] = value(name, kind, p, np.sqrt(r) * g[i] + np.sqrt(1 - r) * z[i])
    zero = jnp.zeros((C, B))
    xs = dict(
        t=jnp.arange(T),
        n=jnp.asarray(NOPEN, jnp.float64),
        charged=jnp.asarray(CHARGED),
        award=jnp.asarray(AWARD),
        ramp=jnp.asarray(RAMP_BOOKS),
        ramp_v=jnp.asarray(RAMP_VIRTUAL),
        season=jnp.asarray(np.tile(SEASON, Y)),
        z=jax.random.normal(kp, (T, 3 + 2 * C, B)),
        u=jax.random.uniform(jax.random.fold_in(kp, 7), (T, B)),
    )
    # equipment hangs on nothing that the scan carries: all months at once
    sets = [jnp.asarray(FIRST_BUY[:, t, None]) * jnp.ones(B) for t in range(48)]
    for t in range(48, T):
        sets.append(jnp.asarray(FIRST_BUY[:, t, None]) + d["replace_share"] * sets[t - 48])
    price = d["set_price0"] * jnp.exp(-d["price_decline"] * (jnp.arange(T) / 12)[:, None])
    xs["spend"] = jnp.stack(sets) * price[:, None]
    total = jnp.cumsum(xs["spend"], 0)
    xs["wear"] = (total - jnp.concatenate([jnp.zeros((48, C, B)), total[:-48]])) / 48
    s0 = dict(
        activity=jnp.zeros(B),
        logcpi=jnp.zeros(B),
        mood=AR_SD0 * jax.random.normal(jax.random.fold_in(kp, 8), (B,)),
        crisis=jnp.zeros(B, bool),
        rent_index=jnp.ones(B),
        adopters=0.018 * SM * jnp.ones(B),
        goodwill=jnp.ones((C, B)),
        backlog=zero,
        members=zero,
        firsts=jnp.zeros((3, C, B)),
        seconds=jnp.zeros((4, C, B)),
        days6=jnp.zeros((6, C, B)),
        days_sum=zero,
        consult=jnp.zeros((2, C, B)),
        isp=zero,
    )
    for a in "01":
        s0.update(
            {
                "seats3" + a: jnp.zeros((3, C, B)),
                "seats_sum" + a: zero,
                "targets" + a: jnp.full((3, C, B), 5.0),
                "titles" + a: jnp.full((C, B), 20.0),
                "cash" + a: zero,
                "courses" + a: zero,
                "w12" + a: jnp.zeros((12, 3, C, B)),
                "s12" + a: jnp.zeros((3, C, B)),
                "run" + a: jnp.zeros((E, B), jnp.int32),
                "month" + a: jnp.full((E, B), -1, jnp.int32),
            }
        )

    def month(carry, x):
        s, acc = carry
        s, acc, t, n = dict(s), dict(acc), x["t"], x["n"]
        open_ = (EARLY | (t >= 12)).astype(jnp.float64)
        zz, u, spend = x["z"], x["u"], x["spend"]
        go = t > 0
        s["activity"] = jnp.where(go, s["activity"] * KAPPA + OU_SD * zz[0], s["activity"])
        s["logcpi"] = jnp.where(go, s["logcpi"] + GBM_MU + GBM_SD * zz[1], s["logcpi"])
        s["mood"] = jnp.where(go, AR_PHI * s["mood"] + AR_SD * zz[2], s["mood"])
        s["crisis"] = jnp.where(go, u < jnp.where(s["crisis"], STAY, ENTER), s["crisis"])
        years, cr, mood = t / 12, s["crisis"].astype(jnp.float64), s["mood"]
        cpi, hit = jnp.exp(s["logcpi"]), 1 - d["crisis_depth"] * cr
        boom = jnp.exp(s["activity"]) * hit
        climate = boom * (1 + d["fashion_peak"] * jnp.exp(-(((t - 31) / 14) ** 2))) * (1 + mood) * x["season"]
        wage = d["wage0"] * jnp.exp(d["wage_elasticity"] * s["logcpi"] + d["wage_drift"] * years)
        fee = d["training_fee"] * cpi * jnp.exp(d["fee_growth"] * years)
        price_share = jnp.clip(fee * 0.6 / (d["unit_cost"] * (0.6 * cpi + 0.4 * wage / d["wage0"])), 0, 2)
        exam = jnp.where(t >= 34, 2400 * jnp.exp(-0.35 * (t - 34) / 12), 0.0)
        s["rent_index"] = rent_index = jnp.maximum(s["rent_index"], cpi)
        adopters, goodwill, members = s["adopters"], s["goodwill"], s["members"]
        share = adopters / SM
        new = (d["bass_p"] + d["bass_q"] * share) * (SM - adopters) * boom / 12
        pressure = new / (0.0015 * SM)
        pr_spend = 3.0 * cpi * (0.8 + 0.2 * jnp.minimum(pressure, 2))
        pull = goodwill ** d["goodwill_power"]
        z0, z1 = zz[3 : 3 + C], zz[3 + C :]
        market = LV * d["demand_factor"] * pressure**0.35 * pull * climate * jnp.exp(0.18 * z0 - 0.0162)
        paid_wish = market * x["charged"] * retention(jnp.clip(price_share * d["price_level"], 0, 2))
        free = market * (1 - x["charged"])
        first = (
            d["lead_rate"]
            * (new + 0.002 * adopters)
            * pull
            * jnp.exp(0.25 * z1 - 0.03125)
            * (d["conversion"] * hit)
            * d["local_skill"]
        )
        second, third = 0.35 * get(s["firsts"], t % 3), 0.4 * get(s["seconds"], t % 4)
        s["firsts"], s["seconds"] = put(s["firsts"], t % 3, first), put(s["seconds"], t % 4, second)
        wanted = 2 * first + 8 * second + 25 * third
        s["days_sum"] = s["days_sum"] + wanted - get(s["days6"], t % 6)
        s["days6"] = put(s["days6"], t % 6, wanted)
        consultants = jnp.clip(jnp.ceil(s["days_sum"] / jnp.minimum(t + 1, 6) / 14), 1, 12)
        days_open = s["backlog"] + wanted
        done = jnp.minimum(days_open, 15 * consultants)
        s["backlog"] = 0.9 * (days_open - done)
        L = dict(
            consulting=done * (d["consult_fee"] * cpi * 0.85),
            consultant_pool=done * (0.12 * cpi) + 0.5 * consultants * wage,
            membership=members * (0.05 * cpi),
            certificate=(d["prep_pull"] * exam * 0.30 * cpi) * (EXM * jnp.sqrt(share / 0.05)),
            virtual=jnp.minimum(0.012 * adopters * x["ramp_v"], 60) * (0.06 * cpi),
            isp=(1 - jnp.exp(-0.06 * pressure)) * d["isp_size"] * cpi,
            tenants=ROOM_
            * 0.6
            * jnp.clip(d["occupancy0"] + mood + 0.1 * (goodwill - 1), 0, 1)
            * d["rent_level"]
            * rent_index,
            joint_project=jnp.where(t >= 24, 2.0 * (1 - 0.5 * cr), 0.0) * jnp.ones((C, 1)),
            rent=RENT_ * d["rent_level"] * rent_index,
            equipment=spend,
            depreciation=x["wear"],
        )
        L["host_rooms"] = 0.25 * L["rent"]
        L = {k: v * open_ for k, v in L.items()}
        for k in FLOWS_I:
            acc[k] = acc[k] + L[k]
        now_paid = L["certificate"] + L["virtual"] + L["membership"] + L["tenants"]
        indep, coll = now_paid + L["consulting"] + L["isp"], now_paid + get(s["consult"], t % 2) + s["isp"]
        s["consult"], s["isp"] = put(s["consult"], t % 2, L["consulting"]), L["isp"]
        joins = 0.02 * new + 0.1 * first
        dbv, fixed = 0.004 * cpi * members, 2.0 * cpi
        s["goodwill"] = 0.95 * goodwill + 0.05 * (pr_spend / 3.0) ** 0.2
        s["adopters"], s["members"] = adopters + new, members + joins - 0.015 * members
        for a in "01":
            take = d["take_up"] * x["ramp"] if a == "1" else 0.0
            paid = paid_wish * (1 - d["fit_loss"] * take)
            seats = paid + free
            total = s["seats_sum" + a] + seats - get(s["seats3" + a], t % 3)
            s["seats_sum" + a], s["seats3" + a] = total, put(s["seats3" + a], t % 3, seats)
            staff = get(s["targets" + a], t % 3)
            s["targets" + a] = put(
                s["targets" + a], t % 3, 3 + jnp.ceil(total / jnp.minimum(t + 1, 3) / d["seats_per_staff"])
            )
            served = jnp.minimum(jnp.minimum(seats, SEAT), (staff - 2) * d["seats_per_staff"] * 1.25)
            courses = paid * (served / seats) * fee * d["price_level"] * open_
            teaching = served * (8 / 28 * 0.09 * cpi) * open_
            payroll = staff * (wage * (1 + d["overhead"])) * open_
            due = TIT * (0.5 + 0.5 * served / LV)
            books = due * (d["title_cost"] * cpi) * (s["titles" + a] / 20) ** -0.234 * open_
            s["titles" + a] = s["titles" + a] + due
            pr, db, saving = pr_spend * open_, (fixed + dbv) * open_, zero
            if a == "1":
                alone = books + pr + db
                v = take * books
                books = jnp.where(
                    x["ramp"] > 0,
                    (
                        books
                        - v
                        + (1.05 * (1 - d["book_overlap"]) + d["localisation"]) * v
                        + 1.05 * d["book_overlap"] * airport(v)
                        + 0.02 * (n - 1) / 2
                        + 2.0 / n
                    )
                    * open_,
                    books,
                )
                v = d["take_up"] * pr
                sv = v.sum(0)
                pooled = (1 - d["pr_overlap"] + 0.05) * sv + d["pr_overlap"] * v.max(0) + 0.01 * n * (n - 1) / 2
                pr = jnp.where(t >= 24, pr - v + pooled * (v / sv), pr)
                v = dbv * open_
                db = (
                    (1 - d["db_overlap"] + d["localisation"]) * v
                    + d["db_overlap"] * airport(v)
                    + fixed / n
                    + 0.005 * (n - 1) / 2
                    + 1.0 / n
                ) * open_
                saving = alone - books - pr - db
            earned = indep + courses
            operating = payroll + teaching + L["consultant_pool"] + L["rent"] + books + pr + db
            cost = operating + L["depreciation"]
            grant = jnp.minimum(x["award"], 0.75 * (operating + spend)) * open_
            cash = jnp.where((EARLY & (t == 0)) | (~EARLY & (t == 12)), 60.0, s["cash" + a])
            interest = cash * jnp.where(cash > 0, 0.06 / 12, 0.10 / 12)
            surplus = earned + L["joint_project"] + grant + interest - cost
            s["cash" + a] = cash = (
                cash + coll + s["courses" + a] + L["joint_project"] + grant + interest - operating - spend
            )
            s["courses" + a] = courses
            for k, q in zip(FLOWS_A, (courses, payroll, teaching, books, pr, db, grant, earned, cost, surplus, saving)):
                acc[k + a] = acc[k + a] + q
            now = jnp.stack([earned, cost, operating])
            s["s12" + a] = r = s["s12" + a] + now - get(s["w12" + a], t % 12)
            s["w12" + a] = put(s["w12" + a], t % 12, now)
            ok = jnp.concatenate(
                [
                    (r[0] >= r[1]) & (cash >= 3 * (r[2] / 12)),
                    ((r[0].sum(0) >= r[1].sum(0)) & (cash.sum(0) >= 3 * (r[2].sum(0) / 12)))[None],
                ]
            ) & (t >= 60)
            s["run" + a] = jnp.where(ok, s["run" + a] + 1, 0)
            s["month" + a] = jnp.where(
                (s["run" + a] == 12) & (s["month" + a] < 0), (t - 11).astype(jnp.int32), s["month" + a]
            )
        return (s, acc), None

    def year(s, x):
        acc = {k: zero for k in FLOWS_I}
        acc.update({k + a: zero for k in FLOWS_A for a in "01"})
        (s, acc), _ = lax.scan(month, (s, acc), x)
        both = lambda v: jnp.concatenate([v, v.sum(0)[None]])
        F = {k: both(v) for k, v in acc.items()}
        F["other_funding"] = F["joint_project"]
        rows, kept = [F[k] for k in INDEP], {}
        for a in "01":
            er, oc, core, full = (
                F["earned" + a],
                F["operating_cost" + a],
                F["core" + a],
                F["operating_cost" + a] + F["host_rooms"],
            )
            cash, b12 = s["cash" + a], s["s12" + a][2]
            R = {k: F[k + a] for k in FLOWS_A}
            R.update(
                grant=core,
                operating_result=er - oc,
                cash=both(cash),
                oss=er / oc,
                fss=er / full,
                sdi=(full - er) / er,
                earned_income_ratio=er / (er + F["other_funding"] + core),
                gap=jnp.maximum(0, oc - er),
                reserve_months=both(cash) / (both(b12) / 12),
            )
            rows += [R[k] for k in BY_ALT]
            kept[a] = R
        rows += [kept["1"]["saving"] - kept["0"]["saving"], kept["1"]["oss"] - kept["0"]["oss"]]
        return s, jnp.stack(rows)

    s, out = lax.scan(year, s0, {k: v.reshape((Y, 12) + v.shape[1:]) for k, v in xs.items()})
    return out.transpose(1, 2, 0, 3).reshape(Q * E * Y, B), jnp.stack([s["month0"], s["month1"]])


def main():
    o = options(block=500)
    n, B, D = o.trials, min(o.block, o.trials), Q * E * Y
    assert n % B == 0, "trials must be a multiple of the block"
    t0 = time.perf_counter()
    key = jax.random.key(o.seed)
    f = jax.jit(simulate, static_argnums=1).lower(key, B).compile()
    jax.block_until_ready(f(key))
    compile_s = time.perf_counter() - t0
    start, cpu0 = time.perf_counter(), cpu()
    month = np.empty((2, E, n), np.int16)
    keep = n if n <= EXACT_MAX else PILOT
    store, summary = np.empty((D, keep)), None

    def block(i):
        r, m = f(jax.random.fold_in(key, i // B))
        store[:, i % keep : i % keep + B], month[:, :, i : i + B] = np.asarray(r), np.asarray(m)

    with ThreadPoolExecutor(o.threads) as pool:
        for i in range(0, n, keep):
            last = min(i + keep, n)
            list(pool.map(block, range(i, last, B)))
            if n > EXACT_MAX:
                summary = summary or Summary(store)
                summary.add(store[:, : last - i])
    if n <= EXACT_MAX:
        stats = np.empty((D, 9))
        with ThreadPoolExecutor(o.threads) as pool:
            list(pool.map(lambda lo: exact_stats(store, stats, lo, min(D, lo + 500)), range(0, D, 500)))
    else:
        stats = summary.stats()
    found = independence(month, n)
    finish("jax", o, stats, found, time.perf_counter() - start, cpu() - cpu0, compile_s)


if __name__ == "__main__":
    main()
