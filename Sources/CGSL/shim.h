#pragma once
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>

// Swift does not read a variable of C that anybody could change.
static inline gsl_qrng *cgsl_sobol(unsigned int dimensions) {
  return gsl_qrng_alloc(gsl_qrng_sobol, dimensions);
}
