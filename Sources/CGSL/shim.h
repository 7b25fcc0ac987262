#pragma once
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>

// Swift does not read a variable of C that anybody could change.
static inline gsl_qrng *cgsl_sobol(unsigned int dimensions) {
  return gsl_qrng_alloc(gsl_qrng_sobol, dimensions);
}

static inline gsl_multifit_nlinear_workspace *cgsl_least_squares(double step, size_t residuals, size_t parameters) {
  gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters();
  settings.h_df = step;
  settings.fdtype = GSL_MULTIFIT_NLINEAR_CTRDIFF;
  return gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &settings, residuals, parameters);
}
