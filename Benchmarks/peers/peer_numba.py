"""The reference scenario in numba: one trial at a time in scalar code, compiled, blocks of trials in parallel."""

import math
import time
from concurrent.futures import ThreadPoolExecutor
import numpy as np
import numba as nb
from numba import njit, prange
from common import *

S = {name: i for i, name in enumerate(STATIC)}
NS = len(STATIC)
# kind 0 table, 1 triangular, 2 lognormal, 3 normal
KIND = {"beta": 0, "tri": 1, "logn": 2, "norm": 3}
ALLP = [(KIND[v[0]], v[1]) for v in STATIC.values()] + [(KIND[v[0]], v[1]) for v in BY_CENTRE.values()]
KINDS = np.array([k for k, _ in ALLP])
PARS = np.array([list(p)[:4] + [0.0] * (4 - len(p)) if k else [0.0] * 4 for k, p in ALLP])
TABLES = np.array([beta_table(*p) if k == 0 else np.zeros(ZN) for k, p in ALLP])
COMMON = np.array([v[2] for v in BY_CENTRE.values()])
NB = len(BY_CENTRE)
BLOCK = 32
D = Q * E * Y
L = CORR_L
A0 = {n: NI + i for i, n in enumerate(BY_ALT)}
A_COURSES, A_PERS, A_INSTR, A_BOOKS, A_PR, A_DB, A_CORE, A_EARNED, A_COST, A_GRANT = [A0[n] for n in BY_ALT[:10]]
A_RESULT, A_SURPLUS, A_CASH, A_OSS, A_FSS, A_SDI, A_EIR, A_RM, A_GAP, A_SAVING = [A0[n] for n in BY_ALT[10:]]
Q_DS, Q_DO = Q - 2, Q - 1


@njit(inline="always")
def mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@njit(inline="always")
def uniform(key, counter):
    h = mix(key + np.uint64(counter) * np.uint64(0x9E3779B97F4A7C15))
    return (np.float64(np.int64(h >> np.uint64(12))) + 0.5) * 2.220446049250313e-16


@njit(inline="always")
def horner(x, a, b, c, d, e, f, g, h):
    return ((((((a * x + b) * x + c) * x + d) * x + e) * x + f) * x + g) * x + h


@njit
def inv_normal(p):
    """Wichura's AS 241."""
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return (
            q
            * horner(
                r,
                2509.0809287301226727,
                33430.575583588128105,
                67265.770927008700853,
                45921.953931549871457,
                13731.693765509461125,
                1971.5909503065514427,
                133.14166789178437745,
                3.387132872796366608,
            )
            / horner(
                r,
                5226.495278852854561,
                28729.085735721942674,
                39307.89580009271061,
                21213.794301586595867,
                5394.1960214247511077,
                687.1870074920579083,
                42.313330701600911252,
                1.0,
            )
        )
    r = math.sqrt(-math.log(p if q < 0 else 1 - p))
    if r <= 5:
        x = horner(
            r - 1.6,
            7.7454501427834140764e-4,
            0.0227238449892691845833,
            0.24178072517745061177,
            1.27045825245236838258,
            3.64784832476320460504,
            5.7694972214606914055,
            4.6303378461565452959,
            1.42343711074968357734,
        ) / horner(
            r - 1.6,
            1.05075007164441684324e-9,
            5.475938084995344946e-4,
            0.0151986665636164571966,
            0.14810397642748007459,
            0.68976733498510000455,
            1.6763848301838038494,
            2.05319162663775882187,
            1.0,
        )
    else:
        x = horner(
            r - 5,
            2.01033439929228813265e-7,
            2.71155556874348757815e-5,
            0.0012426609473880784386,
            0.026532189526576123093,
            0.29656057182850489123,
            1.7848265399172913358,
            5.4637849111641143699,
            6.6579046435011037772,
        ) / horner(
            r - 5,
            2.04426310338993978564e-15,
            1.4215117583164458887e-7,
            1.8463183175100546818e-5,
            7.868691311456132591e-4,
            0.0148753612908506148525,
            0.13692988092273580531,
            0.59983220655588793769,
            1.0,
        )
    return -x if q < 0 else x


@njit(inline="always")
def normal(key, counter):
    return inv_normal(uniform(key, counter))


@njit
def lookup(table, z):
    f = (min(max(z, ZLO), ZHI) - ZLO) * ((ZN - 1) / (ZHI - ZLO))
    i = min(int(f), ZN - 2)
    return table[i] + (f - i) * (table[i + 1] - table[i])


@njit
def value(k, z):
    p = PARS[k]
    if KINDS[k] == 3:
        return p[0] + p[1] * z
    if KINDS[k] == 2:
        return math.exp(p[0] + p[1] * z)
    if KINDS[k] == 0:
        return lookup(TABLES[k], z)
    u, low, mode, high = 0.5 * math.erfc(-z / math.sqrt(2.0)), p[0], p[1], p[2]
    if u < (mode - low) / (high - low):
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


@njit(inline="always")
def retention(x):
    if x < 0.25:
        return 0.76 - 1.32 * x
    if x < 0.5:
        return 0.43 - 0.64 * (x - 0.25)
    if x < 1:
        return 0.27 - 0.32 * (x - 0.5)
    return 0.11 - 0.08 * (x - 1)


@njit
def airport(v, s, out):
    for i in range(C):
        x, j = v[i], i - 1
        while j >= 0 and s[j] > x:
            s[j + 1] = s[j]
            j -= 1
        s[j + 1] = x
    for i in range(C):
        x = v[i]
        for k in range(C - 1):
            x += (1 / (C - k) - 1 / (C - k - 1)) * min(v[i], s[k])
        out[i] = x


@njit
def trial(seed, number, o, month):
    """One trial; o is (Q, E, Y) zeroed here, month (2, E)."""
    key = mix(mix(np.uint64(seed)) + np.uint64(number) * np.uint64(0xD1B54A32D192ED03))
    kq = np.empty(8, np.uint64)
    for i in range(8):
        kq[i] = mix(key + np.uint64(i + 1))
    st = np.empty(NS)
    z0, z1, z2 = normal(kq[0], 1000), normal(kq[0], 1001), normal(kq[0], 1002)
    for i in range(NS):
        z = normal(kq[0], i)
        if i == 0:
            z = L[0, 0] * z0
        elif i == 1:
            z = L[1, 0] * z0 + L[1, 1] * z1
        elif i == 2:
            z = L[2, 0] * z0 + L[2, 1] * z1 + L[2, 2] * z2
        st[i] = value(i, z)
    ce = np.empty((NB, C))
    for k in range(NB):
        g, r = normal(kq[1], 1000 + k), COMMON[k]
        for c in range(C):
            ce[k, c] = value(NS + k, math.sqrt(r) * g + math.sqrt(1 - r) * normal(kq[1], k * C + c))
    training_fee, conversion, unit_cost, bass_p, bass_q = st[0], st[1], st[2], st[3], st[4]
    fashion_peak, crisis_depth, wage0, wage_el, wage_drift = st[5], st[6], st[7], st[8], st[9]
    fee_growth, sps, consult_fee, prep_pull, price_decline = st[10], st[11], st[12], st[13], st[14]
    set_price0, replace_share, title_cost, book_overlap, pr_overlap = st[15], st[16], st[17], st[18], st[19]
    db_overlap, localisation, fit_loss, overhead, gpower = st[20], st[21], st[22], st[23], st[24]
    demand_factor, skill, lead_rate, isp_size = ce[0], ce[1], ce[2], ce[3]
    occ0, rent_level, take_up, level = ce[4], ce[5], ce[6], ce[7]
    o[:] = 0.0
    month[:] = -1
    acc = np.zeros((Q, C))
    activity, logcpi, crisis, rent_index = 0.0, 0.0, 0.0, 1.0
    mood = AR_SD0 * normal(kq[2], 999)
    adopters, goodwill, backlog, members = 0.018 * SMES, np.ones(C), np.zeros(C), np.zeros(C)
    firsts, seconds, sets_past, spend_past = np.zeros((3, C)), np.zeros((4, C)), np.zeros((48, C)), np.zeros((48, C))
    days6, days_sum, spend_sum = np.zeros((6, C)), np.zeros(C), np.zeros(C)
    consult_past, isp_past = np.zeros((2, C)), np.zeros(C)
    seats3, seats_sum, targets = np.zeros((2, 3, C)), np.zeros((2, C)), np.full((2, 3, C), 5.0)
    titles, cash, courses_past = np.full((2, C), 20.0), np.zeros((2, C)), np.zeros((2, C))
    w12, s12 = np.zeros((2, 3, 12, C)), np.zeros((2, 3, C))
    run = np.zeros((2, E), np.int64)
    paid_wish, free_, pr_, dbv = np.empty(C), np.empty(C), np.empty(C), np.empty(C)
    indep, base_op, equip = np.empty(C), np.empty(C), np.empty(C)
    depr, joint = np.empty(C), np.empty(C)
    inst, coll = np.empty(C), np.empty(C)
    books, v, sorted_, air = np.empty(C), np.empty(C), np.empty(C), np.empty(C)
    courses, teaching, payroll = np.empty(C), np.empty(C), np.empty(C)
    for t in range(T):
        y, n, years = t // 12, NOPEN[t], t / 12
        if t > 0:
            activity = activity * KAPPA + OU_SD * normal(kq[3], t)
            logcpi = logcpi + GBM_MU + GBM_SD * normal(kq[4], t)
            mood = AR_PHI * mood + AR_SD * normal(kq[2], t)
            u = uniform(kq[5], t)
            crisis = 1.0 if u < (STAY if crisis > 0 else ENTER) else 0.0
        cpi, hit = math.exp(logcpi), 1 - crisis_depth * crisis
        boom = math.exp(activity) * hit
        climate = boom * (1 + fashion_peak * math.exp(-(((t - 31) / 14) ** 2))) * (1 + mood) * SEASON[t % 12]
        wage = wage0 * math.exp(wage_el * logcpi + wage_drift * years)
        fee = training_fee * cpi * math.exp(fee_growth * years)
        price_share = min(max(fee * 0.6 / (unit_cost * (0.6 * cpi + 0.4 * wage / wage0)), 0.0), 2.0)
        set_price = set_price0 * math.exp(-price_decline * years)
        exam = prep_pull * 2400 * math.exp(-0.35 * (t - 34) / 12) * 0.30 * cpi if t >= 34 else 0.0
        rent_index = max(rent_index, cpi)
        t3, t4, t48, t6, t12, t2 = t % 3, t % 4, t % 48, t % 6, t % 12, t % 2
        for c in range(C):
            is_open = c < n
            share = adopters[c] / SMES[c]
            new = (bass_p + bass_q * share) * (SMES[c] - adopters[c]) * boom / 12
            pressure = new / (0.0015 * SMES[c])
            pr = 3.0 * cpi * (0.8 + 0.2 * min(pressure, 2.0))
            pull = goodwill[c] ** gpower
            counter = t * C + c
            market = (
                DEMAND_LEVEL[c]
                * demand_factor[c]
                * pressure**0.35
                * pull
                * climate
                * math.exp(0.18 * normal(kq[6], counter) - 0.0162)
            )
            paid_wish[c] = market * CHARGED[t] * retention(min(max(price_share * level[c], 0.0), 2.0))
            free_[c] = market * (1 - CHARGED[t])
            first = (
                lead_rate[c]
                * (new + 0.002 * adopters[c])
                * pull
                * math.exp(0.25 * normal(kq[7], counter) - 0.03125)
                * conversion
                * skill[c]
                * hit
            )
            second, third = 0.35 * firsts[t3, c], 0.4 * seconds[t4, c]
            firsts[t3, c], seconds[t4, c] = first, second
            wanted = 2 * first + 8 * second + 25 * third
            days_sum[c] += wanted - days6[t6, c]
            days6[t6, c] = wanted
            consultants = min(max(math.ceil(days_sum[c] / min(t + 1, 6) / 14), 1.0), 12.0)
            days_open = backlog[c] + wanted
            done = min(days_open, 15 * consultants)
            backlog[c] = 0.9 * (days_open - done)
            sets = FIRST_BUY[c, t] + replace_share * sets_past[t48, c]
            sets_past[t48, c] = sets
            spend = sets * set_price
            spend_sum[c] += spend - spend_past[t48, c]
            spend_past[t48, c] = spend
            dbv[c], pr_[c] = 0.004 * cpi * members[c], pr
            if is_open:
                consulting, pool = done * consult_fee * cpi * 0.85, done * 0.12 * cpi + 0.5 * consultants * wage
                member_fees, cert = members[c] * 0.05 * cpi, exam * EXAM_WEIGHT[c] * math.sqrt(share / 0.05)
                virtual = min(0.012 * adopters[c] * RAMP_VIRTUAL[t], 60.0) * 0.06 * cpi
                isp = (1 - math.exp(-0.06 * pressure)) * isp_size[c] * cpi
                tenants = (
                    ROOMS[c]
                    * 0.6
                    * min(max(occ0[c] + mood + 0.1 * (goodwill[c] - 1), 0.0), 1.0)
                    * rent_level[c]
                    * rent_index
                )
                jt = 2.0 * (1 - 0.5 * crisis) if t >= 24 else 0.0
                rent = RENT[c] * rent_level[c] * rent_index
                dep = spend_sum[c] / 48
                acc[0, c] += cert
                acc[1, c] += virtual
                acc[2, c] += consulting
                acc[3, c] += member_fees
                acc[4, c] += isp
                acc[5, c] += tenants
                acc[6, c] += jt
                acc[7, c] += pool
                acc[8, c] += rent
                acc[9, c] += 0.25 * rent
                acc[10, c] += spend
                acc[11, c] += dep
                indep[c] = cert + virtual + consulting + member_fees + isp + tenants
                coll[c] = cert + virtual + member_fees + tenants + consult_past[t2, c] + isp_past[c]
                base_op[c], equip[c], depr[c], joint[c] = pool + rent, spend, dep, jt
                consult_past[t2, c], isp_past[c] = consulting, isp
            joins = 0.02 * new + 0.1 * first
            goodwill[c] = 0.95 * goodwill[c] + 0.05 * (pr / 3.0) ** 0.2
            adopters[c] += new
            members[c] += joins - 0.015 * members[c]
        for a in range(2):
            for c in range(C):
                take = take_up[c] * RAMP_BOOKS[t] if a == 1 else 0.0
                paid = paid_wish[c] * (1 - fit_loss * take)
                seats = paid + free_[c]
                seats_sum[a, c] += seats - seats3[a, t3, c]
                seats3[a, t3, c] = seats
                staff = targets[a, t3, c]
                targets[a, t3, c] = 3 + math.ceil(seats_sum[a, c] / min(t + 1, 3) / sps)
                served = min(min(seats, ROOM_SEATS[c]), (staff - 2) * sps * 1.25)
                courses[c] = paid * (served / seats) * fee * level[c]
                teaching[c] = served * (8 / 28 * 0.09) * cpi
                payroll[c] = staff * wage * (1 + overhead)
                due = TITLES_BASE[c] * (0.5 + 0.5 * served / DEMAND_LEVEL[c])
                books[c] = due * title_cost * cpi * (titles[a, c] / 20) ** -0.234
                titles[a, c] += due
            b = a * NA
            book_on, pr_on = a == 1 and RAMP_BOOKS[t] > 0, a == 1 and PR_ON[t]
            sum_v, max_v = 0.0, 0.0
            if pr_on:
                for c in range(n):
                    x = take_up[c] * pr_[c]
                    sum_v += x
                    max_v = max(max_v, x)
            pooled = (1 - pr_overlap + 0.05) * sum_v + pr_overlap * max_v + 0.01 * n * (n - 1) / 2
            fixed = 2.0 * cpi
            if book_on:
                for c in range(C):
                    v[c] = take_up[c] * RAMP_BOOKS[t] * books[c]
                airport(v, sorted_, air)
                for c in range(C):
                    inst[c] = (
                        books[c]
                        - v[c]
                        + (1.05 * (1 - book_overlap) + localisation) * v[c]
                        + 1.05 * book_overlap * air[c]
                        + 0.02 * (n - 1) / 2
                        + 2.0 / n
                    )
            if a == 1:
                for c in range(C):
                    v[c] = dbv[c] if c < n else 0.0
                airport(v, sorted_, air)
            E12, O12, B12, CC = 0.0, 0.0, 0.0, 0.0
            for c in range(n):
                bk, pr, db, saving = books[c], pr_[c], fixed + dbv[c], 0.0
                if a == 1:
                    alone = bk + pr + db
                    if book_on:
                        bk = inst[c]
                    if pr_on:
                        x = take_up[c] * pr
                        pr = pr - x + pooled * (x / sum_v)
                    db = (
                        (1 - db_overlap + localisation) * dbv[c]
                        + db_overlap * air[c]
                        + fixed / n
                        + 0.005 * (n - 1) / 2
                        + 1.0 / n
                    )
                    saving = alone - bk - pr - db
                earned = indep[c] + courses[c]
                operating = payroll[c] + teaching[c] + base_op[c] + bk + pr + db
                cost = operating + depr[c]
                grant = min(AWARD[t], 0.75 * (operating + equip[c]))
                if t == 0 or (t == 12 and c >= 3):
                    cash[a, c] = 60.0
                interest = cash[a, c] * (0.06 / 12 if cash[a, c] > 0 else 0.10 / 12)
                cash[a, c] += coll[c] + courses_past[a, c] + joint[c] + grant + interest - operating - equip[c]
                courses_past[a, c] = courses[c]
                acc[b + A_COURSES, c] += courses[c]
                acc[b + A_PERS, c] += payroll[c]
                acc[b + A_INSTR, c] += teaching[c]
                acc[b + A_BOOKS, c] += bk
                acc[b + A_PR, c] += pr
                acc[b + A_DB, c] += db
                acc[b + A_CORE, c] += grant
                acc[b + A_EARNED, c] += earned
                acc[b + A_COST, c] += cost
                acc[b + A_SURPLUS, c] += earned + joint[c] + grant + interest - cost
                acc[b + A_SAVING, c] += saving
                s12[a, 0, c] += earned - w12[a, 0, t12, c]
                s12[a, 1, c] += cost - w12[a, 1, t12, c]
                s12[a, 2, c] += operating - w12[a, 2, t12, c]
                w12[a, 0, t12, c], w12[a, 1, t12, c], w12[a, 2, t12, c] = earned, cost, operating
                if t >= 60:
                    ok = s12[a, 0, c] >= s12[a, 1, c] and cash[a, c] >= 3 * (s12[a, 2, c] / 12)
                    run[a, c] = run[a, c] + 1 if ok else 0
                    if run[a, c] == 12 and month[a, c] < 0:
                        month[a, c] = t - 11
                E12 += s12[a, 0, c]
                O12 += s12[a, 1, c]
                B12 += s12[a, 2, c]
                CC += cash[a, c]
            if t >= 60:
                ok = E12 >= O12 and CC >= 3 * (B12 / 12)
                run[a, C] = run[a, C] + 1 if ok else 0
                if run[a, C] == 12 and month[a, C] < 0:
                    month[a, C] = t - 11
            if t12 == 11:
                for c in range(C):
                    o[b + A_CASH, c, y] = cash[a, c]
                    o[b + A_RM, c, y] = cash[a, c] / (s12[a, 2, c] / 12) if c < n else np.nan
                o[b + A_RM, C, y] = CC / (B12 / 12)
        if t12 == 11:
            for q in range(Q):
                if q < NI or ((q - NI) % NA) + NI not in (A_CASH, A_RM):
                    for c in range(C):
                        o[q, c, y] = acc[q, c]
            acc[:] = 0.0
    for q in range(Q - 2):
        if q < NI - 1 or (
            q >= NI and ((q - NI) % NA) + NI not in (A_OSS, A_FSS, A_SDI, A_EIR, A_RM, A_GAP, A_GRANT, A_RESULT)
        ):
            for y in range(Y):
                x = 0.0
                for c in range(C):
                    x += o[q, c, y]
                o[q, C, y] = x
    for e in range(E):
        for y in range(Y):
            o[NI - 1, e, y] = other = o[6, e, y]
            for a in range(2):
                b = a * NA
                earned, cost, core, kind = o[b + A_EARNED, e, y], o[b + A_COST, e, y], o[b + A_CORE, e, y], o[9, e, y]
                o[b + A_GRANT, e, y], o[b + A_RESULT, e, y] = core, earned - cost
                o[b + A_GAP, e, y] = max(0.0, cost - earned)
                if cost > 0:
                    o[b + A_OSS, e, y], o[b + A_FSS, e, y] = earned / cost, earned / (cost + kind)
                    o[b + A_SDI, e, y], o[b + A_EIR, e, y] = (
                        (cost + kind - earned) / earned,
                        earned / (earned + other + core),
                    )
                else:
                    o[b + A_OSS, e, y] = o[b + A_FSS, e, y] = o[b + A_SDI, e, y] = o[b + A_EIR, e, y] = np.nan
            o[Q_DS, e, y] = o[NA + A_SAVING, e, y] - o[A_SAVING, e, y]
            o[Q_DO, e, y] = o[NA + A_OSS, e, y] - o[A_OSS, e, y]


@njit(parallel=True)
def simulate(seed, i0, n, store, offset, month):
    """Trials i0 .. i0+n-1 into store[:, offset:offset+n]."""
    for k in prange((n + BLOCK - 1) // BLOCK):
        buf, mon = np.empty((BLOCK, Q, E, Y)), np.empty((2, E), np.int64)
        m = min(BLOCK, n - k * BLOCK)
        for j in range(m):
            trial(seed, i0 + k * BLOCK + j, buf[j], mon)
            month[:, :, i0 + k * BLOCK + j] = mon
        flat = buf.reshape(BLOCK, D)
        at = offset + k * BLOCK
        for d0 in range(0, D, 8):
            for j in range(m):
                for d in range(d0, min(d0 + 8, D)):
                    store[d, at + j] = flat[j, d]


@njit(parallel=True)
def histogram(store, n, lo, width, centre, s1, s2, hist):
    chunk = 32
    for g in prange((store.shape[0] + chunk - 1) // chunk):
        for d in range(g * chunk, min(store.shape[0], (g + 1) * chunk)):
            if not (width[d] > 0):
                s1[d] = np.nan
                continue
            a, b, inv = 0.0, 0.0, 1 / width[d]
            for i in range(n):
                x = store[d, i]
                a += x - centre[d]
                b += (x - centre[d]) * (x - centre[d])
                hist[d, int(min(max((x - lo[d]) * inv, 0.0), BINS - 1.0))] += 1
            s1[d] += a
            s2[d] += b


def work(seed, n, threads):
    month = np.empty((2, E, n), np.int16)
    store, stats = np.empty((D, min(n, PILOT) if n > EXACT_MAX else n)), np.empty((D, 9))
    if n <= EXACT_MAX:
        simulate(seed, 0, n, store, 0, month)
        with ThreadPoolExecutor(threads) as pool:  # numpy's vector sort, outside the interpreter lock
            list(pool.map(lambda lo: exact_stats(store, stats, lo, min(D, lo + 500)), range(0, D, 500)))
    else:
        simulate(seed, 0, PILOT, store, 0, month)
        s = Summary(store)
        histogram(store, PILOT, s.lo, s.width, s.centre, s.s1, s.s2, s.hist)
        for i in range(PILOT, n, PILOT):
            m = min(PILOT, n - i)
            simulate(seed, i, m, store, 0, month)
            histogram(store, m, s.lo, s.width, s.centre, s.s1, s.s2, s.hist)
        s.n = n
        stats = s.stats()
    return stats, independence(month, n)


def main():
    o = options()
    nb.set_num_threads(min(o.threads, nb.config.NUMBA_NUM_THREADS))
    t0 = time.perf_counter()
    work(1, 64, 1)  # compiles
    if o.trials > EXACT_MAX:
        h = np.zeros((2, BINS), np.int32)
        histogram(np.zeros((2, 4)), 4, np.zeros(2), np.ones(2), np.zeros(2), np.zeros(2), np.zeros(2), h)
    compile_s = time.perf_counter() - t0
    start, cpu0 = time.perf_counter(), cpu()
    stats, found = work(o.seed, o.trials, o.threads)
    finish("numba", o, stats, found, time.perf_counter() - start, cpu() - cpu0, compile_s)


if __name__ == "__main__":
    main()
