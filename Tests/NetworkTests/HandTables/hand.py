#!/usr/bin/env python3
"""The mode run of the Korean network (../mode.yaml) by hand: plain loops over months and centres, numbers typed in.

It shares nothing with Jarip and reads no scenario but the table of centres. `python3 hand.py` rewrites the tables beside
it, which ModeRun.swift holds against the engine: after a change of the model, change the equations here first, by hand.
Money: KRW million. Everything is per month; t = 0 is September 1997.
"""
import csv, math, os
from math import exp, log, floor, ceil

HERE = os.path.dirname(os.path.abspath(__file__))
T = 120                                   # 1997-09 .. 2007-08
def m(s):                                 # 'YYYY-MM' -> month index
    y, k = s.split('-'); return (int(y) - 1997) * 12 + int(k) - 9
NOW = m('1999-09')                        # 24
def month_of_year(t): return (t + 8) % 12 + 1
def fiscal_start(t): return t - t % 12    # fiscal years begin in September = t % 12 == 0

# ------------------------------------------------------------------ centres.csv
CENTRES = []; D = {}
for r in csv.DictReader(open(HERE + '/../../../scenarios/ecrc/centres.csv', encoding='utf-8')):
    c = r['id']; CENTRES.append(c)
    D[c] = {k.split(' [')[0]: v for k, v in r.items()}
    for k in D[c]:
        if k not in ('id', 'title.en', 'title.ko', 'group', 'opens'): D[c][k] = float(D[c][k])
OPENS = {c: m(D[c]['opens']) for c in CENTRES}
def num(k): return {c: D[c][k] for c in CENTRES}
trained_y2   = {c: v / 12 for c, v in num('trained_y2').items()}      # person/month
hours_y2     = {c: v / 12 for c, v in num('hours_y2').items()}        # hour/month
firms_y2     = {c: v / 12 for c, v in num('firms_y2').items()}        # firm/month
enquiries_y2 = {c: v / 12 for c, v in num('enquiries_y2').items()}    # case/month
textbooks_y2 = {c: v / 12 for c, v in num('textbooks_y2').items()}    # title/month
sets_y2      = num('sets_y2')                                         # set
consultants, instructors, space = num('consultants'), num('instructors'), num('space')
rent_rate    = {c: v / 12 for c, v in num('rent_rate').items()}       # KRW million/pyeong/month
posts        = num('posts_mode')
inhouse_weight, isp_weight, exam_share, member_base = num('inhouse_weight'), num('isp_weight'), num('exam_share'), num('member_base')

# ------------------------------------------------------------------ inputs (network.yaml, models/*.yaml, mode.yaml on top)
I = dict(
 # network.yaml, record
 trained_y1=4029.6/12, consulting_reading=0, virtual_y2=108/12,
 # economy
 crisis_depth=-0.12, inflation=0.03, crisis_inflation=0.06, wage_growth=0.07, crisis_wage_growth=-0.02, dollar_level=1200.0,
 deposit_level=0.06, crisis_entry=0.0056, crisis_stay=0.933, crisis_luck=1, crisis_given=0, activity_reversion=1.2,
 activity_volatility=0.06, activity_shock=0, cpi_volatility=0.012, cpi_shock=0, wage_volatility=0.03, wage_shock=0,
 fx_reversion=0.5, fx_volatility=0.10, fx_jump=0.40, fx_shock=0, deposit_reversion=0.8, deposit_volatility=0.012, deposit_shock=0,
 # market; Bass coefficients are 1/year
 bass_p=0.0042/12, bass_q=0.344/12, adoption_age=20, rivalry=0.10, crowding=0.2, flow_power_courses=0.3, flow_power_consulting=0.3,
 stock_power_inhouse=0.5, response_courses=0.8, response_inhouse=1.0, response_consulting=0.8, error_network=0, error_centre=0, error_cost=0,
 error_network_sd=0.2, error_centre_sd=0.3, error_cost_sd=0.1,
 # courses
 price_drag=1.933, price_curvature=0.881, refund=0.32, class_size=32, course_hours=8, least_fill=0.4, attendance_free=0.59,
 attendance_paid=0.90, room_hours=176, instructor_hours=20, fee_power=1.0, training_fee=0.05, unit_cost=0.08, fee_indexation=1,
 room_space=34, inhouse_level=1.0, inhouse_fee=2.0, inhouse_fee_usual=2, lecture_fee=0.08, day_materials=0.008, inhouse_materials=0.15,
 inhouse_day_hours=8,
 # certificate, virtual
 repeat_factor=0.5, least_candidates=2000, prep_pull=0.03, prep_hours=48, exam_kept=0.15, first_sitting=20000, prep_fee=0.35,
 prep_fee_usual=0.35, exam_fee=0.02, prep_materials=0.020, virtual_growth=2.0, virtual_months=42, virtual_fee=0.05, platform_year=8/12,
 # consulting
 days_diagnosis=6, days_plan=20, days_build=60, consultant_days=4, staff_consulting=0.15, staff_days=16, enquiry_effort=0.25, firm_effort=2,
 pool_share=0.55, first_conversion=0.12, second_conversion=0.30, third_conversion=0.35, price_diagnosis=1.8, price_plan=6, price_build=15,
 counsel_day=0.13,
 # information, projects
 member_target=40, member_churn=0.25/12, usual_churn=0.25/12, member_build=18, member_fee=0.2/12, member_fee_usual=0.2/12,
 response_brokerage=1.2, brokerage_ktnet=6, brokerage_others=0.1, information_year=40/12, international_year=17/12, foreign_share=0.7,
 isp_cost=0.7, joint_cost=0.9, isp_rate=2.5/12, isp_size=100, tenant_share=0.15, joint_size=30/12,
 # staff, content, equipment, publicity
 staff_power=0.6, posts_after=1, staff_step=0.10, rent_level=1, overhead_rate=0.08, bad_debt_rate=0.02, pay=2.3,
 title_cost=2, textbook_life=24, titles_after=0.6, progress_ratio=0.90, set_price=2.2, set_decline=0.12, set_life=48, replaced=1,
 pr_year=53/12, pr_after=1, goodwill_fading=0.05, goodwill_power=0.2,
 # grant, host, reserves
 award_y1=270/12, award_y2=270/12, award_later=270/12, grant_share=0.75, diluted=0, dilution=0.5, years_to_notice=1000, notice_months=4.5,
 extended=0, extension_level=0.5, extension_months=36, host_after=0, match_ratio=0, match_in_kind=1, host_cash_year=90/12, host_rent=0.85,
 host_pay=0.3, opening_cash=90, overdraft_cost=0,
 # response
 respond=0,
)
for k, v in I.items(): globals()[k] = v
firms_y1 = (155 if consulting_reading == 1 else 241.1) / 12
enquiries_y1 = (207.8 if consulting_reading == 1 else 261) / 12

# ------------------------------------------------------------------ schedules
def step(points):
    p = sorted((m(k), v) for k, v in points.items())
    out = []
    for t in range(T):
        x = p[0][1]
        for k, v in p:
            if k <= t: x = v
        out.append(x)
    return out
def linear(points):
    p = sorted((m(k), v) for k, v in points.items())
    out = []
    for t in range(T):
        if t <= p[0][0]: out.append(float(p[0][1])); continue
        if t >= p[-1][0]: out.append(float(p[-1][1])); continue
        for (a, x), (b, y) in zip(p, p[1:]):
            if a <= t <= b: out.append(x + (y - x) * (t - a) / (b - a)); break
    return out
crisis_history = step({'1997-09': 0, '1997-11': 1, '1999-02': 0})
cpi_history = step({'1997-09': 0.940, '1997-10': 0.946, '1997-11': 0.951, '1997-12': 0.957, '1998-01': 0.963, '1998-02': 0.969, '1998-03': 0.974,
  '1998-04': 0.980, '1998-05': 0.986, '1998-06': 0.992, '1998-07': 0.992, '1998-08': 0.993, '1998-09': 0.994, '1998-10': 0.994, '1998-11': 0.995,
  '1998-12': 0.996, '1999-01': 0.996, '1999-02': 0.997, '1999-03': 0.998, '1999-04': 0.999, '1999-05': 0.999, '1999-06': 1})
wage_history = step({'1997-09': 0.892, '1997-12': 0.891, '1998-03': 0.890, '1998-04': 0.896, '1998-05': 0.902, '1998-06': 0.908, '1998-07': 0.914,
  '1998-08': 0.920, '1998-09': 0.926, '1998-10': 0.932, '1998-11': 0.938, '1998-12': 0.944, '1999-01': 0.950, '1999-02': 0.956, '1999-03': 0.962,
  '1999-04': 0.968, '1999-05': 0.974, '1999-06': 0.981, '1999-07': 0.987, '1999-08': 0.994})
dollar_history = step({'1997-09': 953.6, '1997-12': 1695, '1998-01': 1395, '1999-01': 1200})
charged = linear({'1999-08': 0, '2001-08': 1})
paid_start = linear({'1999-09': 0, '2000-09': 1})
dilution_due = step({'1997-09': 0, '2000-09': 1})
grant_runs = step({'1997-09': 1, '2002-09': 0})
SEASON = [1.1, 1.2, 1.2, 0.9, 0.8, 0.8, 1.0, 1.1, 1.1, 1.0, 0.9, 0.9]

# ------------------------------------------------------------------ helpers over months (lists that grow month by month)
def tsum(x, t, n): return sum(x[max(0, t - n + 1):t + 1])
def tmean(x, t, n):
    w = x[max(0, t - n + 1):t + 1]; return sum(w) / len(w)
def delay(x, t, n, first=0.0): return x[t - n] if t >= n else first

# ------------------------------------------------------------------ the economy and the market: one path
crisis, crisis_gap, activity_noise, activity, cpi_growth, cpi, wage_rise, wage = ([0.0] * T for _ in range(8))
fx_gap, fx_index, deposit_path, deposit_rate, forecast = ([0.0] * T for _ in range(5))
chain = [0.0] * (T + 1); chain[0] = crisis_history[0]
G = A = FX = 0.0; C = W = 1.0; DP = deposit_level
for t in range(T):
    fc = t >= NOW; forecast[t] = 1.0 if fc else 0.0
    crisis[t] = max(chain[t], crisis_given) if fc else crisis_history[t]
    crisis_gap[t], activity_noise[t] = G, A
    activity[t] = A + G
    cpi_growth[t], wage_rise[t], fx_gap[t], deposit_path[t] = C, W, FX, DP
    cpi[t] = C if fc else cpi_history[t]
    wage[t] = W if fc else wage_history[t]
    fx_index[t] = exp(FX) if fc else dollar_history[t] / dollar_level
    deposit_rate[t] = max(0.0, DP)
    begins = crisis[t] == 1 and (crisis[t - 1] if t else 0) == 0
    # to the next month
    chain[t + 1] = crisis_history[t] if not fc else float(crisis_luck < (crisis_stay if chain[t] == 1 else crisis_entry))
    G = crisis_depth * crisis[t] + (G - crisis_depth * crisis[t]) * exp(-activity_reversion / 12)
    if fc:
        A = A * exp(-activity_reversion / 12) + activity_volatility * math.sqrt((1 - exp(-activity_reversion / 6)) / (2 * activity_reversion)) * activity_shock
        C = C * exp((crisis_inflation if crisis[t] == 1 else inflation) / 12 + cpi_volatility * math.sqrt(1 / 12) * cpi_shock)
        W = W * exp((crisis_wage_growth if crisis[t] == 1 else wage_growth) / 12 + wage_volatility * math.sqrt(1 / 12) * wage_shock)
        FX = (FX + (fx_jump if begins else 0)) * exp(-fx_reversion / 12) + fx_volatility * math.sqrt((1 - exp(-fx_reversion / 6)) / (2 * fx_reversion)) * fx_shock
        DP = deposit_level + (DP - deposit_level) * exp(-deposit_reversion / 12) + deposit_volatility * math.sqrt((1 - exp(-deposit_reversion / 6)) / (2 * deposit_reversion)) * deposit_shock

bass_decay, adopter_share, new_adopters = [0.0] * T, [0.0] * T, [0.0] * T
for t in range(T):
    bass_decay[t] = exp(-(bass_p + bass_q) * adoption_age) if t == 0 else bass_decay[t - 1] * exp(-(bass_p + bass_q) * 1)
    F = adopter_share[t] = (1 - bass_decay[t]) / (1 + bass_q / bass_p * bass_decay[t])
    new_adopters[t] = (bass_p + bass_q * F) * (1 - F)
base_adopters = tmean(adopter_share, NOW - 1, 12)      # kept from `now` on; used only from then on
base_flow = tmean(new_adopters, NOW - 1, 12)
base_activity = tmean(activity, NOW - 1, 12)
spread_out = [diluted * dilution_due[t] for t in range(T)]
network_size = [1 / dilution if spread_out[t] == 1 else 1.0 for t in range(T)]
boom, competition, courses_market, inhouse_market, consulting_market = ([1.0] * T for _ in range(5))
for t in range(T):
    # before `now` boom is only used times paid_start = 0, so the kept base of the time before does not matter
    boom[t] = activity[t] - base_activity
    if t >= NOW:
        competition[t] = exp(-rivalry * (t - NOW) / 12) * network_size[t] ** (-crowding)
        courses_market[t] = (new_adopters[t] / base_flow) ** flow_power_courses * competition[t] * exp(response_courses * boom[t])
        inhouse_market[t] = (adopter_share[t] / base_adopters) ** stock_power_inhouse * competition[t] * exp(response_inhouse * boom[t])
        consulting_market[t] = (new_adopters[t] / base_flow) ** flow_power_consulting * competition[t] * exp(response_consulting * boom[t])
revenue_error = exp(error_network + error_centre - (error_network_sd ** 2 + error_centre_sd ** 2) / 2)
cost_error = exp(error_cost - error_cost_sd ** 2 / 2)

# the certificate: one path
sitting = [(t == m('2000-07')) or (t >= m('2001-04') and month_of_year(t) in (4, 10)) for t in range(T)]
prep_open = [1.0 if t >= m('2000-11') or m('2000-02') <= t <= m('2000-07') else 0.0 for t in range(T)]
candidates = [0.0] * T; K = float(first_sitting)
for t in range(T):
    candidates[t] = K
    if sitting[t]: K = max(least_candidates, repeat_factor * K)

# ------------------------------------------------------------------ the centres
REVENUE = ['open_courses', 'inhouse_courses', 'certificate_courses', 'test_sites', 'virtual_courses', 'consulting', 'memberships', 'brokerage',
           'isp_projects', 'tenants', 'joint_projects', 'host_cash']
OTHER = {'joint_projects', 'host_cash'}
LATE = {'inhouse_courses': 1, 'consulting': 2, 'isp_projects': 2}
COSTS = ['lectures', 'materials', 'prep_work', 'virtual_platform', 'consultant_pool', 'information', 'international', 'isp_work', 'joint_work',
         'staff_pay', 'severance', 'host_staff', 'rent', 'host_rooms', 'overhead', 'bad_debt', 'textbooks', 'equipment', 'depreciation', 'publicity']
BASIS = {'host_staff': 'in_kind', 'host_rooms': 'in_kind', 'equipment': 'capital', 'depreciation': 'noncash'}
EDUCATION = ['lectures', 'materials', 'prep_work', 'virtual_platform', 'textbooks']      # operating lines of the programme
CONSULTING = ['consultant_pool', 'isp_work']
COVERS = ['staff_pay', 'severance', 'lectures', 'materials', 'prep_work', 'virtual_platform', 'textbooks', 'equipment', 'consultant_pool', 'isp_work',
          'information', 'international', 'publicity', 'rent', 'overhead', 'bad_debt']          # what the core grant pays for: not joint_work
MEASURES = ['core', 'interest', 'earned', 'other_funding', 'operating_cost', 'operating_result', 'surplus', 'cash', 'collected', 'operating', 'in_kind',
            'capital', 'noncash']
S = {c: {k: [0.0] * T for k in REVENUE + COSTS + MEASURES} for c in CENTRES}
Q = {c: {} for c in CENTRES}          # model quantities kept for looking at
edges = []                            # how near the floors are to a jump

def openat(c, t): return t >= OPENS[c]
def share(x, c, t): return x[c] / sum(x[d] for d in CENTRES if openat(d, t))

for c in CENTRES:
    s, q = S[c], Q[c]
    for k in ('titles_made', 'titles_so_far', 'title_learning', 'sets_bought', 'set_spend', 'members', 'diagnoses_done', 'plans_done', 'builds_done', 'staff_planned',
              'staff', 'isp_orders', 'paid_trainees', 'free_trainees', 'paid_classes', 'free_classes', 'hours_taught', 'capacity', 'goodwill', 'course_demand',
              'paid_wanted', 'free_wanted', 'prep_people', 'inhouse_days', 'diagnosis_backlog', 'plan_backlog', 'build_backlog', 'award', 'open_hours',
              'enquiries', 'free_firms', 'teaching_hours', 'consulting_capacity', 'consulting_days', 'free_days', 'virtual_demand', 'virtual_paid', 'supported'):
        q[k] = [0.0] * T
    # stocks at the start of September 1997
    staff = posts[c]; goodwill = 1.0; members = 0.0; diag_b = plan_b = build_b = 0.0
    titles_at_now = 12 * (textbooks_y2[c] if openat(c, 0) else 0.0)
    months_after_grant = 0; cash_before = 0.0
    for t in range(T):
        is_open = openat(c, t); fc = t >= NOW; year1 = t < m('1998-09')
        def line(name, amount): s[name][t] = amount if is_open else 0.0
        # grant and host
        terminated = float(fc and (t - NOW) >= 12 * years_to_notice + notice_months)
        is_ext = 0 if grant_runs[t] == 1 else (float(months_after_grant < extension_months) if extended == 1 and terminated == 0 else 0)
        supported = 0 if terminated == 1 else (1 if grant_runs[t] == 1 else is_ext)
        q['supported'][t] = supported
        host = supported
        planned = award_y1 if year1 else (award_y2 if t < NOW else award_later)
        core_award = (extension_level if is_ext == 1 else 1) * planned * (dilution if spread_out[t] == 1 else 1) if supported == 1 else 0.0
        share_now = grant_share if core_award > 0 else 0
        assert match_ratio == 0
        award = core_award                                    # award_matched: no match is asked for
        q['award'][t] = award
        # staff
        staff_level = (1 if supported == 1 else posts_after) * 1          # respond is 0
        q['staff_planned'][t] = posts[c] if staff_level == 1 else ceil(posts[c] * staff_level)
        previous_staff = q['staff'][t - 1] if t else posts[c]
        q['staff'][t] = staff
        leaving = max(0, previous_staff - staff)
        capacity = min(1, (staff / posts[c]) ** staff_power)
        payroll = staff * pay * wage[t] * cost_error
        severance = leaving * pay * wage[t] * cost_error * max(0, t - OPENS[c]) / 12
        # publicity and goodwill
        pr_level = (1 if supported == 1 else pr_after) * 1
        q['capacity'][t], q['goodwill'][t] = capacity, goodwill
        # fees
        fee_level = cpi[t] ** fee_indexation
        fee_now = training_fee * fee_level * 1
        price_share = fee_now * (1 - refund) / (unit_cost * cpi[t])
        keep = exp(-price_drag * price_share ** price_curvature)
        # demand
        base = {d: (trained_y1 * share(trained_y2, d, t) if year1 else trained_y2[d]) for d in CENTRES}
        demand = base[c] * courses_market[t] * goodwill * 1.0 * capacity * SEASON[t % 12]
        paid_wanted = demand * charged[t] * keep
        free_wanted = demand * (1 - charged[t]) * 1
        inhouse_days = inhouse_level * inhouse_weight[c] * inhouse_market[t] * paid_start[t] * (inhouse_fee / inhouse_fee_usual) ** (-fee_power) * capacity
        prep_people = prep_pull * candidates[t] / 6 * prep_open[t] * share(base, c, t) * (prep_fee / prep_fee_usual) ** (-fee_power) * capacity
        prep_h = prep_people / class_size * prep_hours
        teaching_hours = min(space[c] / room_space * room_hours, instructors[c] * instructor_hours)
        open_hours = max(0, teaching_hours - inhouse_days * inhouse_day_hours - prep_h)
        slots = floor(open_hours / course_hours)
        want_p, want_f = paid_wanted / class_size + 1 - least_fill, free_wanted / class_size + 1 - least_fill
        for name, x in (('paid', want_p), ('free', want_f), ('hours', open_hours / course_hours)):
            if fc: edges.append((abs(x - round(x)), c, t, name, x))
        paid_classes = max(0, min(floor(want_p), slots))
        free_classes = max(0, min(floor(want_f), slots - paid_classes))
        paid_tr = min(paid_wanted, paid_classes * class_size) if fc else 0.0
        free_tr = min(free_wanted, free_classes * class_size) if fc else free_wanted
        trainees = paid_tr + free_tr
        attending = paid_tr * attendance_paid + free_tr * attendance_free
        open_taught = (paid_classes + free_classes) * course_hours if fc else trainees * hours_y2[c] / trained_y2[c]
        hours_taught = open_taught + inhouse_days * inhouse_day_hours + prep_h
        for k, v in dict(paid_trainees=paid_tr, free_trainees=free_tr, paid_classes=paid_classes, free_classes=free_classes, hours_taught=hours_taught, course_demand=demand,
                         paid_wanted=paid_wanted, free_wanted=free_wanted, prep_people=prep_people, inhouse_days=inhouse_days, open_hours=open_hours,
                         teaching_hours=teaching_hours).items(): q[k][t] = v
        line('open_courses', paid_tr * fee_now * revenue_error)
        line('inhouse_courses', inhouse_days * inhouse_fee * fee_level * revenue_error)
        line('lectures', hours_taught * lecture_fee * wage[t] * cost_error)
        line('materials', (attending * day_materials + inhouse_days * inhouse_materials) * cpi[t] * cost_error)
        # certificate
        exam_people = candidates[t] * exam_share[c] if sitting[t] else 0.0
        line('certificate_courses', prep_people * prep_fee * fee_level * revenue_error)
        line('test_sites', exam_people * exam_fee * exam_kept * fee_level * revenue_error)
        line('prep_work', prep_people * prep_materials * cpi[t] * cost_error)
        # virtual
        record = 0.0 if year1 else virtual_y2 * share(trained_y2, c, t)
        v_demand = record * (virtual_growth ** (min(t - NOW + 6, virtual_months) / 12) if fc else 1)
        v_share = virtual_fee * fee_level * (1 - refund) / (unit_cost * cpi[t])
        v_paid = v_demand * charged[t] * exp(-price_drag * v_share ** price_curvature)
        q['virtual_demand'][t], q['virtual_paid'][t] = v_demand, v_paid
        line('virtual_courses', v_paid * virtual_fee * fee_level * revenue_error)
        line('virtual_platform', platform_year * cpi[t] * cost_error if v_demand > 0 else 0.0)
        # consulting
        enquiries = (enquiries_y1 * share(enquiries_y2, c, t) if year1 else enquiries_y2[c]) * consulting_market[t] * goodwill
        free_firms = (firms_y1 * share(firms_y2, c, t) if year1 else firms_y2[c]) * consulting_market[t] * (1 - charged[t]) * 1
        diagnoses = first_conversion * charged[t] * enquiries
        pool_days, own_days = consultants[c] * consultant_days, staff * staff_consulting * staff_days
        free_days = enquiries * enquiry_effort + free_firms * firm_effort
        room = max(0, pool_days + own_days - free_days)
        build_work = min(build_b, room)
        plan_work = min(plan_b, room - build_work)
        diag_work = min(diag_b, room - build_work - plan_work)
        q['diagnosis_backlog'][t], q['plan_backlog'][t], q['build_backlog'][t] = diag_b, plan_b, build_b
        q['diagnoses_done'][t] = diag_work / days_diagnosis
        q['plans_done'][t] = plan_work / days_plan
        q['builds_done'][t] = build_work / days_build
        q['enquiries'][t], q['free_firms'][t] = enquiries, free_firms
        q['consulting_capacity'][t], q['consulting_days'][t], q['free_days'][t] = room, build_work + plan_work + diag_work, free_days
        line('consulting', (q['diagnoses_done'][t] * price_diagnosis + q['plans_done'][t] * price_plan + q['builds_done'][t] * price_build) * wage[t] * revenue_error)
        line('consultant_pool', (pool_share * s['consulting'][t] * (max(0, pool_days - free_days) / room if room > 0 else 1) + free_days * counsel_day * wage[t]) * cost_error)
        # information, members, brokerage, work abroad
        aim = (member_target + member_base[c]) * (member_fee / member_fee_usual) ** (-fee_power)
        q['members'][t] = members
        line('memberships', members * member_fee * fee_level * revenue_error)
        line('brokerage', paid_start[t] * (brokerage_ktnet if c == 'ktnet' else brokerage_others) * cpi[t] * exp(response_brokerage * boom[t]) * revenue_error)
        line('information', information_year * cpi[t] * cost_error)
        line('international', international_year * ((1 - foreign_share) * cpi[t] + foreign_share * fx_index[t]) * cost_error)
        # projects and rooms let
        rent_due = space[c] * rent_rate[c] * rent_level * cpi[t]
        wins = isp_rate * share(isp_weight, c, t)
        q['isp_orders'][t] = paid_start[t] * wins * isp_size * cpi[t] * capacity
        line('isp_projects', tmean(q['isp_orders'], t, 5) * revenue_error)
        line('tenants', tenant_share * rent_due * paid_start[t] * revenue_error)
        joint_income = joint_size * cpi[t] * paid_start[t]
        line('joint_projects', joint_income)
        line('isp_work', isp_cost * s['isp_projects'][t] * cost_error)
        line('joint_work', joint_cost * joint_income)
        # staff, rooms
        line('staff_pay', payroll * (1 - host * host_pay))
        line('severance', severance)
        line('host_staff', payroll * host * host_pay)
        rent_charged = rent_due * cost_error
        line('rent', rent_charged * (1 - host * host_rent))
        line('host_rooms', rent_charged * host * host_rent)
        # textbooks
        titles_record = textbooks_y2[c] if is_open else 0.0
        if supported == 1: made = titles_record
        else: made = (titles_after if delay(q['supported'], t, textbook_life) == 1 else 1) * delay(q['titles_made'], t, textbook_life)
        q['titles_made'][t] = made
        so_far = sum(q['titles_made'][:t + 1]); q['titles_so_far'][t] = so_far
        learning = (max(titles_at_now, so_far) / titles_at_now) ** (log(progress_ratio) / log(2)) if fc else 1.0
        q['title_learning'][t] = learning
        line('textbooks', made * title_cost * learning * cpi[t] * cost_error)
        # equipment
        price = set_price * exp(-set_decline * max(0, t - NOW) / 12)
        q['sets_bought'][t] = (sets_y2[c] / 12 if m('1998-09') <= t <= m('1999-08') else 0.0) + replaced * delay(q['sets_bought'], t, set_life)
        q['set_spend'][t] = q['sets_bought'][t] * price
        line('equipment', q['set_spend'][t])
        line('depreciation', tsum(q['set_spend'], t, set_life) / set_life)
        # publicity
        line('publicity', pr_year * pr_level * cpi[t] * cost_error)
        # overhead and bad debt
        line('overhead', overhead_rate * (0.5 * payroll + sum(s[k][t] for k in EDUCATION) + sum(s[k][t] for k in CONSULTING)
                                          + s['information'][t] + s['international'][t] + s['publicity'][t]))
        line('bad_debt', bad_debt_rate * (s['inhouse_courses'][t] + s['consulting'][t] + s['isp_projects'][t]))
        # the statement
        def costs(basis): return sum(s[k][t] for k in COSTS if BASIS.get(k, 'operating') == basis)
        s['operating'][t], s['noncash'][t], s['capital'][t], s['in_kind'][t] = costs('operating'), costs('noncash'), costs('capital'), costs('in_kind')
        s['operating_cost'][t] = s['operating'][t] + s['noncash'][t]
        line('host_cash', host * host_cash_year + (1 - host) * host_after * s['operating_cost'][t])
        s['earned'][t] = sum(s[k][t] for k in REVENUE if k not in OTHER)
        s['other_funding'][t] = sum(s[k][t] for k in OTHER)
        s['collected'][t] = sum(delay(s[k], t, LATE.get(k, 0)) for k in REVENUE)
        # core grant: at most 75 % of the covered cost of the month; what is not used waits within the fiscal year
        y = fiscal_start(t)
        available = sum(q['award'][max(y, OPENS[c]):t + 1]) - sum(s['core'][y:t])
        s['core'][t] = max(0.0, min(available, share_now * sum(s[k][t] for k in COVERS))) if is_open else 0.0
        # interest and cash
        start_money = cash_before + (opening_cash if t == OPENS[c] else 0.0)
        s['interest'][t] = start_money * (overdraft_cost if start_money < 0 else deposit_rate[t]) / 12
        s['cash'][t] = start_money + s['collected'][t] + s['core'][t] + s['interest'][t] - s['operating'][t] - s['capital'][t]
        cash_before = s['cash'][t]
        s['operating_result'][t] = s['earned'][t] - s['operating_cost'][t]
        s['surplus'][t] = s['earned'][t] + s['other_funding'][t] + s['core'][t] + s['interest'][t] - s['operating_cost'][t]
        # stocks change at the month's end
        wanted = delay(q['staff_planned'], t, 2, posts[c])
        if abs(wanted - staff) > staff_step * staff: staff = wanted
        goodwill = (1 - goodwill_fading) * goodwill + goodwill_fading * pr_level ** goodwill_power
        members += forecast[t] * (usual_churn * aim - member_churn * members + (aim - members) / member_build)
        diag_b += diagnoses * days_diagnosis - diag_work
        plan_b += second_conversion * delay(q['diagnoses_done'], t, 2) * days_plan - plan_work
        build_b += third_conversion * delay(q['plans_done'], t, 5) * days_build - build_work
        if not fc: titles_at_now = max(12 * titles_record, so_far)
        months_after_grant = 0 if grant_runs[t] == 1 else months_after_grant + 1

# network: sums
S['network'] = {k: [sum(S[c][k][t] for c in CENTRES) for t in range(T)] for k in REVENUE + COSTS + MEASURES}
OPENS['network'] = min(OPENS.values())

# ------------------------------------------------------------------ checks of the books
worst = 0.0
for c in CENTRES + ['network']:
    s = S[c]
    for t in range(OPENS[c], T):
        rec = sum(s['earned'][:t + 1]) + sum(s['other_funding'][:t + 1]) - sum(s['collected'][:t + 1])
        fix = sum(s['capital'][:t + 1]) - sum(s['noncash'][:t + 1])
        net = opening_cash * (1 if c != 'network' else sum(openat(d, t) for d in CENTRES)) + sum(s['surplus'][:t + 1])
        worst = max(worst, abs(net - s['cash'][t] - rec - fix))

def table(c, first):
    t0, t1 = m(first), m(first) + 11
    s = S[c]; rows = []
    year = lambda k: sum(s[k][t0:t1 + 1])
    for k in REVENUE + COSTS + ['core', 'interest', 'earned', 'operating_cost', 'operating_result', 'surplus']: rows.append((k, year(k)))
    e, o, ik, of, g = (tsum(s[k], t1, 12) for k in ('earned', 'operating_cost', 'in_kind', 'other_funding', 'core'))
    op = tsum(s['operating'], t1, 12) / min(12, t1 - OPENS[c] + 1)
    rows += [('cash', s['cash'][t1]), ('oss', e / o), ('fss', e / (o + ik)), ('sdi', (o + ik - e) / e), ('earned_income_ratio', e / (e + of + g)),
             ('reserve_months', s['cash'][t1] / op), ('gap', max(0, o - e))]
    return rows

def report():
    for c, first, name in (('gwangju', '2002-09', 'gwangju-2002-03'), ('kpc', '2000-09', 'kpc-2000-01'), ('network', '2001-09', 'network-2001-02')):
        rows = table(c, first)
        with open(f'{HERE}/{name}.txt', 'w') as f:
            for k, v in rows: f.write(f'{k} {float(v)!r}\n')
        print('==', name)
        for k, v in rows: print(f'{k} {float(v)!r}')
    edges.sort(key=lambda e: e[0])
    print('balance of the books, worst difference', worst)
    print('nearest floors', [(f'{e[0]:.2g}',) + e[1:] for e in edges[:8]])
if __name__ == '__main__': report()
